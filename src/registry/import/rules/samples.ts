const SAMPLES = 3;
const LONGEST_SAMPLE = 60;

/** A few different texts of each column, from left to right, by which a person tells what it holds. */
export function samplesOf(rows: readonly (readonly string[])[], columns: number): readonly (readonly string[])[] {
  return Array.from({ length: columns }, (_, column) => {
    const texts = rows.map((cells) => (cells[column] ?? '').replaceAll(/\s+/g, ' ').trim());
    return [...new Set(texts)]
      .filter((text) => text !== '')
      .slice(0, SAMPLES)
      .map((text) => (text.length > LONGEST_SAMPLE ? `${text.slice(0, LONGEST_SAMPLE).toWellFormed()}…` : text));
  });
}
