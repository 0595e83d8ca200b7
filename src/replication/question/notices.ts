import { adminsOf, type PersonId } from '#identity/index.ts';
import { notify } from '#notification/index.ts';
import type { Tx } from '#platform/db.ts';
import type { JobContext } from '#platform/jobs.ts';
import type { Question, QuestionId } from './model.ts';
import { paths } from './paths.ts';
import { questionById } from './queries/questions.ts';

export const questionNotices = ['replication.notice.question_asked', 'replication.notice.question_answered'] as const;

type OfQuestion = { readonly questionId: QuestionId };
type Telling = {
  readonly kind: (typeof questionNotices)[number];
  readonly to: (tx: Tx, question: Question) => readonly PersonId[] | Promise<readonly PersonId[]>;
};

async function tell({ kind, to }: Telling, { questionId }: OfQuestion, context: JobContext): Promise<void> {
  const { db, baseUrl, now } = context;
  await db.transact(async (tx) => {
    const question = await questionById(tx, questionId);
    if (!question) return;
    const { title, institutionName } = question;
    const values: Record<string, string> = { title };
    if (kind === 'replication.notice.question_asked') values.institution = institutionName;
    const about = { kind, values, href: paths.one.to(questionId), occasion: `${kind}:${questionId}` };
    await notify(tx, { to: await to(tx, question), ...about }, baseUrl, now);
  });
}

/** Those who keep the record learn of a question; where nobody keeps it, the admin of its institution. */
export const tellQuestionAsked = (fact: OfQuestion, context: JobContext): Promise<void> =>
  tell(
    {
      kind: 'replication.notice.question_asked',
      to: async (tx, { owner }) =>
        owner.keeperIds.length > 0
          ? owner.keeperIds
          : (await adminsOf(tx, owner.institutionId)).map((admin) => admin.id),
    },
    fact,
    context,
  );

/** Whoever asked learns of the answer. */
export const tellQuestionAnswered = (fact: OfQuestion, context: JobContext): Promise<void> =>
  tell({ kind: 'replication.notice.question_answered', to: (_tx, { askedBy }) => [askedBy] }, fact, context);
