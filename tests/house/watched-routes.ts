import type { Viewer } from '../../src/identity/index.ts';
import type { Route, Visit } from '../../src/platform/http/route.ts';

/** Told of a handler that looks at the whole query instead of asking for names. */
export const ALL = '*';

export type Looked = {
  /** What was asked of the query of the address. */
  readonly names: ReadonlySet<string>;
  readonly isFormRead: boolean;
  /** How many handlers were asked at all. */
  readonly asked: number;
};

type Watched = {
  /** What the handlers looked at since this was asked last. */
  readonly looked: () => Looked;
  /** Lets the handlers be as they were. */
  readonly end: () => void;
};

const ONE_BY_ONE = ['get', 'getAll', 'has'];

/** Notes what the handlers of these routes look at of what a visitor sends: by which names they ask the query, and whether the form. */
export function watchHandlers(routes: readonly Route<Viewer>[]): Watched {
  let names = new Set<string>();
  let isFormRead = false;
  let asked = 0;
  const seen = (target: object, key: string | symbol): unknown => {
    const value: unknown = Reflect.get(target, key, target);
    if (typeof value !== 'function') return value;
    return (...given: readonly unknown[]) => {
      names.add(ONE_BY_ONE.includes(String(key)) ? String(given[0]) : ALL);
      return value.apply(target, given);
    };
  };
  const watchedQuery = (query: URLSearchParams) => new Proxy<URLSearchParams>(query, { get: seen });
  const watchedUrl = (url: URL) =>
    new Proxy(url, {
      get: (target, key) => {
        if (key === 'searchParams') return watchedQuery(target.searchParams);
        if (key !== 'pathname' && key !== 'origin') names.add(ALL);
        const value: unknown = Reflect.get(target, key, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  const own = routes.map((it) => it.handle);
  const watched = (visit: Visit<Viewer>): Visit<Viewer> => ({
    ...visit,
    query: watchedQuery(visit.query),
    url: watchedUrl(visit.url),
    get form() {
      isFormRead = true;
      return visit.form;
    },
  });
  for (const [n, route] of routes.entries())
    Object.assign(route, {
      handle: (visit: Visit<Viewer>) => {
        asked += 1;
        return own[n]?.(watched(visit));
      },
    });
  return {
    looked: () => {
      const told = { names, isFormRead, asked };
      names = new Set();
      isFormRead = false;
      asked = 0;
      return told;
    },
    end: () => {
      for (const [n, route] of routes.entries()) Object.assign(route, { handle: own[n] });
    },
  };
}
