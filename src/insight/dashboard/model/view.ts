/** What a dashboard looks at: a region by its code or the whole country, in one year or in all. */
export type View = { readonly place: string | null; readonly year: number | null };

export const partKeys = [
  'tahun',
  'wilayah',
  'usulan',
  'menunggu',
  'masalah',
  'replikasi',
  'pelembagaan',
  'keadaan',
  'ketahanan',
  'indeks',
] as const;
export type PartKey = (typeof partKeys)[number];
export const isPartKey = (text: string | undefined): text is PartKey => partKeys.includes(text as PartKey);

/** One cell of a part's table: the number or text, how it is written, and where the records behind it are listed. */
export type PartCell = {
  readonly value: string | number | null;
  readonly text: string;
  readonly href?: string;
  /** What programs read in place of a name. */
  readonly code?: string;
};
export type PartColumn = { readonly key: string; readonly label: string; readonly numeric: boolean };

/** What a part says in figures; the page, its files and the yearly report all show this. */
export type PartTable = {
  readonly columns: readonly PartColumn[];
  readonly rows: readonly (readonly PartCell[])[];
};

export type PartBar = {
  readonly key: string;
  readonly label: string;
  readonly text: string;
  readonly parts: readonly { readonly name: string; readonly value: number }[];
};

/** How a part is drawn, in words that the page and print both read. */
export type PartPicture =
  | {
      readonly kind: 'bars';
      readonly label: string;
      readonly bars: readonly PartBar[];
      readonly legend?: readonly string[];
    }
  | {
      readonly kind: 'flow';
      readonly label: string;
      readonly links: readonly { readonly from: string; readonly to: string; readonly value: number }[];
    }
  | {
      readonly kind: 'tiles';
      readonly label: string;
      readonly unit: string;
      readonly counts: ReadonlyMap<string, number>;
      readonly hrefs: ReadonlyMap<string, string>;
    }
  | {
      readonly kind: 'columns';
      readonly series: readonly {
        readonly key: string;
        readonly label: string;
        readonly points: readonly { readonly year: number; readonly value: number; readonly text: string }[];
      }[];
    }
  | {
      readonly kind: 'survival';
      readonly label: string;
      /** How far the axis goes. */
      readonly untilYears: number;
      /** Level from each point to the next; shares from 0 to 1, bounds null where they cannot be told. */
      readonly points: readonly {
        readonly years: number;
        readonly share: number;
        readonly text: string;
        readonly low: number | null;
        readonly high: number | null;
        readonly censored: boolean;
      }[];
    };

export type Part = {
  readonly key: PartKey;
  readonly title: string;
  readonly pictures: readonly PartPicture[];
  readonly table: PartTable;
  /** Each figure in it with how it is counted. */
  readonly how: readonly { readonly title: string; readonly text: string }[];
};

/** A number that stands large at the head. */
export type Headline = {
  readonly key: string;
  readonly title: string;
  readonly unit: string;
  readonly how: string;
  readonly href: string;
  /** Null: not told, for it counts too few people. */
  readonly value: number | null;
  readonly text: string;
  /** Of the year before; null where all years are looked at, or where it has none. */
  readonly before: string | null;
};
