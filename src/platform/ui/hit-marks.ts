/** Marks around hits in search snippets: control characters, which no text of people carries. */
export const hitStart = '\u0002';
export const hitEnd = '\u0003';
