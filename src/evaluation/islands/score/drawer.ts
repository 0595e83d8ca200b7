/** `dirty` removes what begins so when one signs out. */
const PREFIX = 'tuntas.typed.lembar.';

/** What was typed under one criterion, on the revision that was seen. */
export type Draft = { readonly mark: string; readonly comment: string; readonly revision: string };

/** What the device keeps of one sheet. */
export class Drawer {
  readonly #key: string;
  constructor(sheet: string) {
    this.#key = PREFIX + sheet;
  }

  all(): Record<string, Draft> {
    try {
      return JSON.parse(localStorage.getItem(this.#key) ?? '{}') as Record<string, Draft>;
    } catch {
      return {};
    }
  }

  /** False when this browser keeps nothing. */
  put(code: string, draft: Draft | null): boolean {
    const { [code]: _, ...others } = this.all();
    const drafts = draft ? { ...others, [code]: draft } : others;
    try {
      if (Object.keys(drafts).length === 0) localStorage.removeItem(this.#key);
      else localStorage.setItem(this.#key, JSON.stringify(drafts));
      return true;
    } catch {
      return false;
    }
  }
}
