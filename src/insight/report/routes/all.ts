import type { Viewer } from '#identity/index.ts';
import type { Route } from '#platform/http/route.ts';
import type { Figures } from '../../dashboard/routes/visit.ts';
import { paths } from '../paths.ts';
import { draftFile, frozenReport } from './files.tsx';
import { freeze, list, report, showSection, writeSection } from './report.tsx';
import { readers, writers } from './visit.ts';

export const reportEvents = [
  'insight.report_list',
  'insight.report',
  'insight.report_section',
  'insight.report_text',
  'insight.report_draft',
  'insight.report_frozen',
  'insight.report_taken',
] as const;

type Event = (typeof reportEvents)[number];
type Way = Pick<Route<Viewer>, 'method' | 'handle' | 'guard'> & {
  readonly path: { readonly pattern: string };
  readonly event: Event;
};
const route = ({ path, ...way }: Way): Route<Viewer> => ({ ...way, path: path.pattern });
const get = (path: Way['path'], event: Event, handle: Way['handle'], guard = writers): Route<Viewer> =>
  route({ method: 'get', path, event, handle, guard });

/** Whose report it is is asked of the hub itself: the guard only lets in those who may have one. */
export const reportRoutes = (figures: Figures): readonly Route<Viewer>[] => [
  get(paths.list, 'insight.report_list', list, readers),
  get(paths.report, 'insight.report', report),
  get(paths.pdf, 'insight.report_draft', draftFile(figures, 'pdf')),
  get(paths.docx, 'insight.report_draft', draftFile(figures, 'docx')),
  get(paths.section, 'insight.report_section', showSection),
  route({ method: 'post', path: paths.section, event: 'insight.report_text', handle: writeSection, guard: writers }),
  route({
    method: 'post',
    path: paths.freeze,
    event: 'insight.report_frozen',
    handle: freeze(figures),
    guard: writers,
  }),
  get(paths.frozenPdf, 'insight.report_taken', frozenReport('pdf'), readers),
  get(paths.frozenDocx, 'insight.report_taken', frozenReport('docx'), readers),
];
