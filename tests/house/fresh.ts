let count = 0;
/** The text with a number that no other has. */
export const fresh = (text: string): string => {
  count += 1;
  return `${text} ${count}`;
};
