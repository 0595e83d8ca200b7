import type { Viewer } from '#identity/index.ts';
import { formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Card } from '#platform/ui/card.tsx';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { speaksFor } from '../../origin/rules.ts';
import type { Question } from '../model.ts';
import { paths } from '../paths.ts';
import { isOverdue, stateOf } from '../rules/moves.ts';

/** From where it was asked: unit and institution. The person is named to those alone who speak for the record. */
export function askedFrom(question: Question, viewer: Viewer): string {
  const place = [question.unitName, question.institutionName].filter((it) => it !== null).join(', ');
  return speaksFor(question.owner, viewer) ? `${question.askerName}, ${place}` : place;
}

export function QuestionTag({ question, now }: { readonly question: Question; readonly now: Date }) {
  if (isOverdue(question, now)) return <Tag tone="danger">{t('question.state.overdue')}</Tag>;
  const state = stateOf(question);
  const tone = state === 'answered' ? 'success' : state === 'hidden' ? 'warning' : 'accent';
  return <Tag tone={tone}>{t(`question.state.${state}`)}</Tag>;
}

export type QuestionCardProps = {
  readonly question: Question;
  readonly viewer: Viewer;
  readonly now: Date;
  /** Whether the record is named: in lists of more than one. */
  readonly named?: boolean;
};

/** A question with its answer, as lists show it. */
export function QuestionCard({ question, viewer, now, named = false }: QuestionCardProps) {
  const { answer, answeredAt, askedAt } = question;
  const asked = t('question.asked', { by: askedFrom(question, viewer), date: formatDate(askedAt) });
  return (
    <Card
      title={question.question}
      href={paths.one.to(question.id)}
      facts={named ? [question.title, asked] : [asked]}
      tags={<QuestionTag question={question} now={now} />}
    >
      {answeredAt ? (
        <>
          <DescriptionText text={answer} />
          <p class="muted">{t('question.answered', { by: question.ownerName, date: formatDate(answeredAt) })}</p>
        </>
      ) : null}
    </Card>
  );
}
