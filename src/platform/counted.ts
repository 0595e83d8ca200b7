import { type Kysely, type RawBuilder, sql } from 'kysely';
import { dayStart, timeZone } from './dates.ts';
import type { Conn } from './db.ts';
import {
  type Dimension,
  type Figure,
  type FigureAsked,
  type FigureFilter,
  type FigureRow,
  type FigureWindow,
  isOwn,
  ownCode,
} from './figure.ts';

type Part = RawBuilder<unknown>;

/**
 * Where the region is that of an owner: things are counted by owner first, and only these numbers are looked up, for to join 300,000
 * things takes longer than to count them.
 */
export type Owned = {
  /** The owner's id, of the thing. */
  readonly by: Part;
  /** The table of owners, with its own id and region. */
  readonly owners: Part;
  readonly id: Part;
  readonly region: Part;
};

const regionOf = ({ owners, id, region }: Owned, owner: Part): Part =>
  sql`(select ${region} from ${owners} where ${id} = ${owner})`;

/** The things of a figure as parts of a statement, so that counting them and listing them cannot differ. */
export type Counted = {
  /** Tables and joins, each thing in one row. */
  readonly from: Part;
  /** Joins that only the list needs, such as that of a title. */
  readonly also?: Part;
  readonly where: Part;
  readonly id: Part;
  /** Null where this viewer may not read it. A function of the id where it stands in a long text: only those of a page are unpacked. */
  readonly title: Part | ((id: Part) => Part);
  /** What its page is addressed by, where that is not its id. */
  readonly target?: Part;
  /** The moment by which it belongs to a year. */
  readonly at: Part;
  /** What it is worth, where the figure is the median of that; without, things are counted. */
  readonly value?: Part;
  /** In place of a column of the region, where things are many and those who own them few. */
  readonly owned?: Owned;
  /** Where it stands in each dimension that the figure has. */
  readonly columns: Readonly<Partial<Record<Exclude<Dimension, 'year' | 'month'>, Part>>>;
  /** Joins that only a dimension needs. */
  readonly joins?: Readonly<Partial<Record<Dimension, Part>>>;
};

/** What of them says where a thing stands. */
type Placed = Pick<Counted, 'where' | 'at' | 'owned' | 'columns'>;

type Listed = {
  readonly id: string;
  readonly target: string;
  readonly title: string | null;
  readonly institutionId: string | null;
  readonly regionCode: string | null;
  readonly at: Date | null;
  readonly state: string | null;
  readonly value: number;
};

const nothing = sql``;
const dbOf = (conn: Conn) => conn as unknown as Kysely<unknown>;

type Period = 'year' | 'month';
const isPeriod = (dimension: Dimension): dimension is Period => dimension === 'year' || dimension === 'month';

const MONTHS = 12;
/** Names of the years and months that are told apart; what lies before or after counts with the nearest. */
const periods: Readonly<Record<Period, readonly string[]>> = {
  year: Array.from({ length: 156 }, (_, at) => String(1945 + at)),
  month: Array.from({ length: 90 * MONTHS }, (_, at) => {
    const month = String((at % MONTHS) + 1).padStart(2, '0');
    return `${1990 + Math.floor(at / MONTHS)}-${month}`;
  }),
};

const begun = new Map<string, readonly string[]>();

/** When each of them begins in the time zone of the instance. */
function beginningsOf(period: Period): readonly string[] {
  const key = `${timeZone()} ${period}`;
  const rest = period === 'year' ? '-01-01' : '-01';
  const found = begun.get(key) ?? periods[period].map((name) => dayStart(`${name}${rest}`)?.toISOString() ?? '');
  begun.set(key, found);
  return found;
}

/** Years and months by their place in the calendar: looking among its beginnings takes a tenth of asking the zone for each moment. */
function columnOf(counted: Placed, dimension: Dimension): Part {
  if (isPeriod(dimension)) return sql`width_bucket(${counted.at}, ${beginningsOf(dimension)}::timestamptz[])`;
  if (dimension === 'region' && counted.owned) return regionOf(counted.owned, counted.owned.by);
  return counted.columns[dimension] ?? sql`null::text`;
}

function keyOf(dimension: Dimension, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return isPeriod(dimension) ? (periods[dimension][Math.max(0, Number(value) - 1)] ?? null) : String(value);
}

const within = (column: Part, code: string): Part =>
  isOwn(code) ? sql`${column} = ${ownCode(code)}` : sql`(${column} = ${code} or ${column} like ${`${code}.%`})`;

function regionWithin(counted: Placed, code: string): Part {
  if (!counted.owned) return within(columnOf(counted, 'region'), code);
  const { by, owners, id, region } = counted.owned;
  return sql`${by} in (select ${id} from ${owners} where ${within(region, code)})`;
}

function periodOf({ year, month }: FigureFilter): readonly (readonly [Date, Date])[] {
  const found: (readonly [Date, Date])[] = [];
  const between = (from: string, until: string) => {
    const [start, end] = [dayStart(from), dayStart(until)];
    if (start && end) found.push([start, end]);
  };
  if (year !== undefined) between(`${year}-01-01`, `${year + 1}-01-01`);
  if (month !== undefined) {
    const [y = 0, m = 1] = month.split('-').map(Number);
    const next = m === 12 ? `${y + 1}-01` : `${y}-${String(m + 1).padStart(2, '0')}`;
    between(`${month}-01`, `${next}-01`);
  }
  return found;
}

/** What makes a thing one that the filter means, over `from` and the joins of what is asked. */
export function conditions(counted: Placed, filter: FigureFilter): Part {
  const column = (dimension: Dimension) => columnOf(counted, dimension);
  const parts: Part[] = [counted.where];
  if (filter.institution !== undefined) parts.push(sql`${column('institution')} = ${filter.institution}::uuid`);
  if (filter.region !== undefined) parts.push(regionWithin(counted, filter.region));
  if (filter.otherRegion !== undefined) parts.push(within(column('other_region'), filter.otherRegion));
  if (filter.affair !== undefined) parts.push(sql`${column('affair')} = ${filter.affair}`);
  if (filter.state !== undefined) parts.push(sql`${column('state')} = ${filter.state}`);
  const since = filter.since === undefined ? null : dayStart(filter.since);
  if (since !== null) parts.push(sql`${counted.at} >= ${since}`);
  for (const [start, end] of periodOf(filter)) parts.push(sql`${counted.at} >= ${start} and ${counted.at} < ${end}`);
  return sql.join(
    parts.map((it) => sql`(${it})`),
    sql` and `,
  );
}

/** The joins of the dimensions that are asked for, each once. */
function joinsOf({ joins = {} }: Counted, asked: readonly Dimension[]): Part {
  const needed = [...new Set(asked)].flatMap((it) => joins[it] ?? []);
  return needed.length > 0 ? sql.join([...new Set(needed)], sql` `) : nothing;
}

function filtered(filter: FigureFilter): readonly Dimension[] {
  return [...(filter.affair === undefined ? [] : (['affair'] as const)), ...(filter.state ? (['state'] as const) : [])];
}

type CountedRow = { readonly n: number; readonly middle?: number | null; readonly most?: number | null };
type Asked = { readonly by: readonly Dimension[]; readonly filter: FigureFilter };

const key = (at: number) => sql.ref(`k${at}`);
const grouped = (by: readonly Dimension[]): Part =>
  by.length > 0 ? sql`group by ${sql.join(by.map((_, at) => sql.lit(at + 1)))}` : nothing;
const listed = (columns: readonly Part[]): Part => (columns.length > 0 ? sql`${sql.join(columns)},` : nothing);

function counting(counted: Counted, { by, filter }: Asked): Part {
  const { value, owned } = counted;
  const columnAs = (it: Dimension) => (it === 'region' && owned ? owned.by : columnOf(counted, it));
  const measured = value
    ? sql`, percentile_cont(0.5) within group (order by ${value}) as middle, max(${value})::double precision as most`
    : nothing;
  return sql`
    select ${listed(by.map((it, at) => sql`${columnAs(it)} as ${key(at)}`))} count(*) as n ${measured}
    from ${counted.from} ${joinsOf(counted, [...by, ...filtered(filter)])}
    where ${conditions(counted, filter)} ${grouped(by)}`;
}

/** The numbers by owner, told apart by where their owners lie. */
function gathered(counted: Counted, asked: Asked): Part {
  const { owned } = counted;
  if (!owned || !asked.by.includes('region')) return counting(counted, asked);
  const columns = asked.by.map((it, at) => sql`${it === 'region' ? regionOf(owned, key(at)) : key(at)} as ${key(at)}`);
  return sql`select ${listed(columns)} sum(n)::bigint as n from (${counting(counted, asked)}) counted ${grouped(asked.by)}`;
}

async function countOf(conn: Conn, counted: Counted, asked: Asked): Promise<readonly FigureRow[]> {
  const { by } = asked;
  const { value } = counted;
  const found = await sql<Record<string, unknown> & CountedRow>`${gathered(counted, asked)}`.execute(dbOf(conn));
  return found.rows
    .filter((row) => row.n > 0)
    .map((row) => ({
      of: Object.fromEntries(by.map((it, at) => [it, keyOf(it, row[`k${at}`])])),
      ...(value ? { value: row.middle ?? 0, things: row.n, most: row.most ?? 0 } : { value: row.n }),
    }));
}

/** The rows of a page in their order, with the titles that were worth waiting with. */
function titled({ title, value }: Counted, page: Part): Part {
  if (typeof title !== 'function') return page;
  return sql`select page.*, ${title(sql`page.id`)} as title from (${page}) page
    order by ${value ? sql`page.value desc,` : nothing} page.at desc nulls last, page.id`;
}

async function listOf(
  conn: Conn,
  counted: Counted,
  { filter, window }: { readonly filter: FigureFilter; readonly window: FigureWindow },
): Promise<readonly Listed[]> {
  const { id, title } = counted;
  const page = sql`
    select ${id} as id, ${counted.target ?? id} as target, ${typeof title === 'function' ? nothing : sql`${title} as title,`}
      ${columnOf(counted, 'institution')} as "institutionId", ${columnOf(counted, 'region')} as "regionCode", ${counted.at} as at,
      ${columnOf(counted, 'state')} as state, (${counted.value ?? sql`1`})::double precision as value
    from ${counted.from} ${counted.also ?? nothing} ${joinsOf(counted, [...filtered(filter), 'state'])}
    where ${conditions(counted, filter)}
    order by ${counted.value ? sql`value desc,` : nothing} ${counted.at} desc nulls last, ${id} limit ${window.size} offset ${window.offset}`;
  return (await sql<Listed>`${titled(counted, page)}`.execute(dbOf(conn))).rows;
}

type CountedFigure<Viewer> = Omit<Figure<Viewer>, 'count' | 'records' | 'kind'> & {
  /** `median`: of the things' values; else they are counted. */
  readonly kind?: 'median';
  /** The things for this viewer; null when there are none. */
  readonly things: (conn: Conn, asked: FigureAsked<Viewer>) => Counted | null | Promise<Counted | null>;
  /** The page of one of them, by its target. */
  readonly href: (target: string) => string;
};

/** A figure whose number and whose list come out of the same statement. */
export function countedFigure<Viewer>({ things, href, kind, ...figure }: CountedFigure<Viewer>): Figure<Viewer> {
  return {
    ...figure,
    kind: kind ?? 'count',
    count: async (conn, question) => {
      const counted = figure.admits(question.viewer) ? await things(conn, question) : null;
      return counted ? countOf(conn, counted, question) : [];
    },
    records: async (conn, asked, window) => {
      const counted = figure.admits(asked.viewer) && !figure.ofPeople ? await things(conn, asked) : null;
      const rows = counted ? await listOf(conn, counted, { filter: asked.filter, window }) : [];
      return rows.map(({ target, ...row }) => ({ ...row, href: row.title === null ? null : href(target) }));
    },
  };
}
