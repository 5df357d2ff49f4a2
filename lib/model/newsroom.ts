/** The newsroom as a whole, where one article could stand. */

/** Names it where pokes are listened to. */
export const NEWSROOM = "newsroom";
