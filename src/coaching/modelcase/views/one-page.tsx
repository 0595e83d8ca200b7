import type { ComponentChildren } from 'preact';
import { t } from '#platform/i18n/i18n.ts';
import { DisabledWithReason, LinkButton, PostButton } from '#platform/ui/button.tsx';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { fieldLabel, paths as registryPaths, shownField, type TypedField } from '#registry/index.ts';
import { casePartFields, type ModelCase } from '../model.ts';
import { paths } from '../paths.ts';
import { placeText } from './words.ts';

export type OnePageProps = {
  readonly it: ModelCase;
  readonly may: { readonly lead: boolean; readonly publish: boolean };
};

/** An innovation as a case: problem, idea, what was hard, numbers, questions. It prints as it stands. */
export function OnePage(props: OnePageProps) {
  const { it, may } = props;
  return (
    <>
      <PageHeader
        kicker={t('modelcase.kicker')}
        title={it.content.title}
        facts={
          <>
            {it.state === 'draft' ? <Tag tone="warning">{t('modelcase.state.draft')}</Tag> : null}
            <span>{placeText(it)}</span>
          </>
        }
        actions={<WaysOn {...props} />}
      />
      <Fields title={t('modelcase.problem')} fields={casePartFields.problem} it={it} />
      <Fields title={t('modelcase.idea')} fields={casePartFields.idea} it={it} />
      <Section title={t('modelcase.obstacles')} id="sulit">
        {it.obstacles === '' ? <Untold /> : <DescriptionText text={it.obstacles} />}
      </Section>
      <Fields title={t('modelcase.numbers')} fields={casePartFields.numbers} it={it} />
      <Fields title={t('modelcase.after')} fields={casePartFields.after} it={it} />
      <Section title={t('modelcase.questions')} id="pertanyaan">
        {it.questions.length === 0 ? <Untold /> : <Questions all={it.questions} />}
      </Section>
      {may.lead && it.guidance !== '' ? (
        <Notice title={t('modelcase.guidance')}>
          <DescriptionText text={it.guidance} />
        </Notice>
      ) : null}
    </>
  );
}

function WaysOn({ it, may }: OnePageProps): ComponentChildren {
  return (
    <>
      <LinkButton look="secondary" href={registryPaths.record.to(it.innovationId)}>
        {t('modelcase.record')}
      </LinkButton>
      <LinkButton look="secondary" href={paths.paper.to(it.id)}>
        {t('modelcase.paper')}
      </LinkButton>
      {may.lead ? (
        <LinkButton look="secondary" href={paths.edit.to(it.id)}>
          {t('modelcase.edit')}
        </LinkButton>
      ) : null}
      {may.publish ? <Publishing it={it} /> : null}
    </>
  );
}

function Publishing({ it }: { readonly it: ModelCase }) {
  if (it.state === 'published')
    return (
      <PostButton look="secondary" action={paths.withdraw.to(it.id)}>
        {t('modelcase.withdraw')}
      </PostButton>
    );
  if (it.questions.length === 0)
    return (
      <DisabledWithReason id="terbitkan" reason={t('modelcase.refusal.no_questions')}>
        {t('modelcase.publish')}
      </DisabledWithReason>
    );
  return <PostButton action={paths.publish.to(it.id)}>{t('modelcase.publish')}</PostButton>;
}

function Questions({ all }: { readonly all: readonly string[] }) {
  return (
    <ol class="prose">
      {all.map((question) => (
        <li key={question}>{question}</li>
      ))}
    </ol>
  );
}

type FieldsProps = { readonly title: string; readonly fields: readonly TypedField[]; readonly it: ModelCase };

/** What the record tells of this; it is said when it tells nothing, for that is a question too. */
function Fields({ title, fields, it }: FieldsProps) {
  const told = fields.map((field) => ({ field, shown: shownField(field, it.content) })).filter(({ shown }) => shown);
  return (
    <Section title={title}>
      {told.length === 0 ? <Untold /> : null}
      {told.map(({ field, shown }) => (
        <Section key={field} level={3} title={fieldLabel(field)}>
          {typeof shown === 'string' ? <p>{shown}</p> : shown}
        </Section>
      ))}
    </Section>
  );
}

const Untold = () => <p class="missing">{t('modelcase.untold')}</p>;
