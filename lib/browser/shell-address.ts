/** Where the page is found that the service worker shows when the network gives none. */
export const SHELL = "/offline";
