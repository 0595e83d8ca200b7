import { objectionVerbs } from './actions/trace.ts';

const pages = ['window', 'form', 'sent', 'find', 'confirm_form', 'receipt', 'list', 'taken', 'read', 'file'];

/** Pages and deeds of objections, as the logs name them. */
export const objectionEvents: readonly string[] = [...objectionVerbs, ...pages].map(
  (it) => `competition.objection.${it}`,
);
