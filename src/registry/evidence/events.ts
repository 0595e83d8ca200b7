/** Pages and deeds of a record's evidence, as the logs name them. */
export const evidenceEvents: readonly string[] = ['form', 'attach', 'detach'].map((it) => `registry.evidence.${it}`);
