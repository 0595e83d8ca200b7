import { t } from '#platform/i18n/i18n.ts';
import { Section } from '#platform/ui/section.tsx';
import { type Task, TaskList } from '#platform/ui/task-list.tsx';
import { type InnovationId, paths as registryPaths } from '#registry/index.ts';
import type { EditionDocument } from '../../edition/model/document.ts';
import type { EntryId } from '../model/entry.ts';
import { paths } from '../paths.ts';
import type { Check, Standing } from '../rules/eligibility.ts';
import { checkName } from '../wording.ts';
import { findingText } from './words.ts';

export type ChecksProps = {
  readonly document: EditionDocument;
  readonly checks: readonly Check[];
  /** Where what is missing is mended; null for whoever only reads. */
  readonly mend: { readonly id: EntryId; readonly innovationId: InnovationId | null } | null;
};

const tones = { yes: undefined, no: 'warning', unknown: 'info' } as const satisfies Record<Standing, Task['tone']>;

/** What the entry is held against, each with its figures and the source that says so. */
export function Checks(props: ChecksProps) {
  return (
    <Section title={t('entry.check.title')} id="syarat">
      <TaskList label={t('entry.check.title')} tasks={props.checks.map((check) => taskOf(check, props))} />
    </Section>
  );
}

function taskOf(check: Check, { document, mend }: ChecksProps): Task {
  const { standing, source, finding } = check;
  const sentence = findingText(finding, document);
  const hint = source === '' ? sentence : t('entry.check.sourced', { sentence: bare(sentence), source: bare(source) });
  const href = standing === 'yes' || !mend ? null : placeToMend(check, mend);
  const tone = tones[standing];
  return {
    text: checkName(check),
    hint,
    state: t(`entry.standing.${standing}`),
    ...(tone ? { tone } : {}),
    ...(href ? { href } : {}),
  };
}

/** Without the stop at its end, for a place within another sentence. */
const bare = (text: string): string => text.replace(/\.$/, '');

/** Where one goes to mend what was found; null when there is no such place. */
function placeToMend({ finding }: Check, { id, innovationId }: NonNullable<ChecksProps['mend']>): string | null {
  switch (finding.key) {
    case 'age.start_missing':
    case 'age.year':
      return innovationId ? registryPaths.section.to(innovationId, 'identity') : null;
    case 'title.submitted':
    case 'title.own':
      return paths.place.to(id);
    case 'evidence.lacking':
      return paths.section.to(id, finding.places[0]?.section ?? '');
    case 'sections.lacking':
      return paths.section.to(id, finding.sections[0] ?? '');
    case 'words.over':
      return paths.section.to(id, finding.sections[0]?.section ?? '');
    default:
      return null;
  }
}
