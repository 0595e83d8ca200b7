/** What a reader holds at most; a publisher stays far below. */
export const MOST_PAGE_BYTES = 8 * 1024 * 1024;
export const MOST_ITEM_BYTES = 1024 * 1024;
export const MOST_ITEMS = 200;
export const MOST_HUB_BYTES = 256 * 1024;
export const MOST_MESSAGE_BYTES = 64 * 1024;
export const MOST_KEYS = 50;
export const LONGEST_ADDRESS = 1000;
/** Clocks of two hubs may differ by so much before a date counts as one of the future. */
export const CLOCK_LEEWAY_MS = 5 * 60 * 1000;
