/** What views that people named leave in the log, and the reading of their page. */
export const savedViewEvents = [
  'identity.saved_view.list',
  'identity.saved_view.keep',
  'identity.saved_view.change',
  'identity.saved_view.remove',
  'identity.saved_view.bring_back',
] as const;
