/** What a page tells the version that waits. */
export const takeOver = "take over";
