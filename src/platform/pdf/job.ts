/** What is set into a PDF: a template of ours, and all that people wrote as data beside it, never as code. */
export type PdfJob = {
  /** Text of a Typst template; it reads `/data.json` and the pictures by their names. */
  readonly template: string;
  readonly data: unknown;
  /** Files beside the template, by names such as `picture-1.jpg`. */
  readonly pictures?: readonly { readonly name: string; readonly bytes: Uint8Array }[];
};

export type PdfAnswer =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly fault: string; readonly isAbsent: boolean };
