/** Rows and columns of the largest sheet that the format allows. */
export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** Characters of the longest cell that the format allows; longer ones are cut. */
export const MAX_CELL_TEXT = 32_767;

/** A register of a whole province has fewer filled cells than this. */
export const MAX_CELLS = 1_000_000;

/** Characters in all cells together: a shared text counts each time it is shown. */
export const MAX_WORKBOOK_TEXT = 32_000_000;

/** Rows that merged ranges cover, counted once for each range, so that merging cannot cost more than the cells. */
export const MAX_MERGED_ROWS = 2_000_000;

export const MAX_SHEETS = 255;
