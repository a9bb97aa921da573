/** Larger files are refused before anything is read. */
export const MAX_FILE_BYTES = 16 * 1024 * 1024;

/** More text than this is refused: some fifty government work reports. Counted in UTF-16 units, as offsets are. */
export const MAX_TEXT_LENGTH = 2_000_000;

/** A Word file is a zip archive. No honest one has more parts than this, */
export const MAX_ZIP_ENTRIES = 10_000;
/** or says that its parts unpack to more than this in all, */
export const MAX_ZIP_DECLARED_BYTES = 512 * 1024 * 1024;
/** or needs more than this for the parts that hold text, counted while they are unpacked. */
export const MAX_ZIP_INFLATED_BYTES = 48 * 1024 * 1024;

/** Elements inside elements; deeper ones only come from broken or hostile pages. */
export const MAX_HTML_DEPTH = 2_000;

export const MAX_PDF_PAGES = 2_000;
