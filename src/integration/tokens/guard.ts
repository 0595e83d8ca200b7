import type { Viewer } from '#identity/index.ts';
import type { Guard } from '#platform/http/route.ts';

/** Admits programs whose token may write; what they may write is asked of the record. */
export const programWrites: Guard<Viewer> = {
  name: 'token:write',
  admits: ({ program }) => {
    if (!program) return 'sign_in';
    return program.scope === 'write' ? 'yes' : 'no';
  },
};
