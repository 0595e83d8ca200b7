import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Notice } from '#platform/ui/notice.tsx';
import type { SubjectRowId } from '../../model/ids.ts';
import type { ReportProps } from './run-props.ts';

/** Names in one sentence; the others are counted. */
const MOST_NAMES = 12;

type Names = {
  readonly ofJurors: (ids: readonly string[]) => string;
  readonly ofRows: (rows: readonly SubjectRowId[]) => string;
};

function namesIn({ jurors, subjects }: ReportProps): Names {
  const juror = new Map<string, string>(jurors.map((it) => [it.id, it.name]));
  const label = new Map(subjects.map((it) => [it.row, it.label]));
  const told = (all: readonly string[]) => {
    const left = all.length - MOST_NAMES;
    const shown = all.slice(0, MOST_NAMES).join(', ');
    return left > 0 ? t('sharing.andMore', { shown, n: formatNumber(left) }) : shown;
  };
  return {
    ofJurors: (ids) => told(ids.map((id) => juror.get(id) ?? '–')),
    ofRows: (rows) => told(rows.map((row) => String(label.get(row) ?? '–'))),
  };
}

/** What could not be had, each with its reason and the entries or jurors it is about; nothing when all could. */
export function Impossible(props: ReportProps) {
  const names = namesIn(props);
  const sentences = [...missing(props, names), ...broken(props, names)];
  if (sentences.length === 0) return <Notice tone="success">{t('sharing.impossible.none')}</Notice>;
  return (
    <Notice tone="warning" title={t('sharing.impossible.title')}>
      <ul>
        {sentences.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Notice>
  );
}

function missing({ plan }: ReportProps, names: Names): readonly string[] {
  const sentences = plan.obstacles.map(({ entries, jurors, room }) => {
    const values = {
      rows: names.ofRows(entries.map((it) => it.row)),
      n: formatNumber(entries.reduce((sum, it) => sum + it.missing, 0)),
    };
    if (jurors.length === 0) return t('sharing.impossible.nobody', values);
    return t('sharing.impossible.full', { ...values, jurors: names.ofJurors(jurors), room: formatNumber(room) });
  });
  if (plan.extraRoom === 0) return sentences;
  const more = { n: formatNumber(plan.extraRoom), most: formatNumber(plan.most + plan.extraRoom) };
  return [...sentences, t('sharing.impossible.moreRoom', more)];
}

function broken({ plan }: ReportProps, names: Names): readonly string[] {
  const { withoutExpert, sameInstitution, islands, idle, underCap, underloaded } = plan;
  const none = withoutExpert.filter((it) => !it.any).map((it) => it.row);
  const full = withoutExpert.filter((it) => it.any).map((it) => it.row);
  const about = (rows: readonly SubjectRowId[], key: 'noExpert' | 'expertsFull' | 'sameInstitution' | 'underCap') =>
    rows.length === 0 ? [] : [t(`sharing.impossible.${key}`, { rows: names.ofRows(rows) })];
  return [
    ...about(none, 'noExpert'),
    ...about(full, 'expertsFull'),
    ...about(sameInstitution, 'sameInstitution'),
    ...about(underCap, 'underCap'),
    ...(underloaded.length === 0
      ? []
      : [t('sharing.impossible.underloaded', { jurors: names.ofJurors(underloaded.map((it) => it.jurorId)) })]),
    ...(idle.length === 0 ? [] : [t('sharing.impossible.idle', { jurors: names.ofJurors(idle) })]),
    ...islands
      .slice(1)
      .map((it) =>
        t('sharing.impossible.island', { jurors: names.ofJurors(it.jurors), rows: names.ofRows(it.entries) }),
      ),
  ];
}
