/** The lock by which every open page says of which build it is: this and the build's name. */
export const BUILD_LOCK = "proofmark-build ";

/** What a page says to a worker that waits: take over, if no page of another build is left. */
export const TAKE_OVER = "take over";
