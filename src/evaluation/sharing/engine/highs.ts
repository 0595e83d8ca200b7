import loadHighs, { type Highs } from 'highs';

/**
 * The solver. One a process is enough, and its memory only grows, so that long work gets a process of its own. The package's types are
 * written for `require`, where the loader is a member; imported it is the default itself.
 */
export const solver = (): Promise<Highs> => (loadHighs as unknown as typeof loadHighs.default)();
