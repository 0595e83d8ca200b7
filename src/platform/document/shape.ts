/** Where in a document, e.g. `['sections', 2, 'words']`, or in names and codes. */
export type DocumentPath = readonly (string | number)[];

/** How a value is typed; `…OrNone` may stay unknown. What else a document has is `special`, read and shown by its owner. */
export type FieldKind =
  | 'line'
  | 'text'
  | 'code'
  | 'whole'
  | 'wholeOrNone'
  | 'number'
  | 'numberOrNone'
  | 'megabytesOrNone'
  | 'moment'
  | 'yes'
  | 'hidden'
  | 'choice'
  | 'choices'
  | 'special';

export type FieldSpec = {
  readonly name: string;
  readonly kind: FieldKind;
  /** What a special field is to its owner. */
  readonly special?: string;
  readonly options?: readonly string[];
  /** Shown behind a fold: English, codes, notes and sources, which most leave as they are. */
  readonly folded?: true;
  readonly optional?: true;
  /** Name of its label, where the field's own name means something else elsewhere. */
  readonly label?: string;
};

/** Rows of one shape, or of one that hangs on the row's kind; of `fixed` ones none is added or moved by the rows themselves. */
export type ListSpec = {
  readonly list: string;
  readonly shape: Shape | ((kind: string) => Shape);
  readonly fixed?: true;
};

/** The fields of a part of a document as one form has them, and its lists. */
export type Shape = { readonly fields: readonly FieldSpec[]; readonly lists?: readonly ListSpec[] };

export function shapeOfRow({ shape }: ListSpec, kind: string): Shape {
  return typeof shape === 'function' ? shape(kind) : shape;
}
