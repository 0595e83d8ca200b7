/** Keeping and throwing away what was typed and not saved; the log never tells what it said. */
export const draftEvents = ['registry.draft.keep', 'registry.draft.discard', 'registry.draft.discard_form'] as const;
