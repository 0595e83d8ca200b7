/** What stands in the boxes of one criterion. */
export type Boxes = {
  readonly mark: string;
  readonly comment: string;
  readonly revision: number;
  readonly seen: string;
};

export const boxNames = (code: string) =>
  ({ mark: `nilai-${code}`, comment: `catatan-${code}`, revision: `revisi-${code}`, seen: `asal-${code}` }) as const;
