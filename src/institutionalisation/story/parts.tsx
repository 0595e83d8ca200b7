import { t } from '#platform/i18n/i18n.ts';
import { Section } from '#platform/ui/section.tsx';
import { type ProblemPart, recordPart, solvedAsked } from '#registry/index.ts';
import { paths } from './paths.ts';

/** On the page of a solved problem: the way to its story. */
export const storyOfProblem: ProblemPart = async (_conn, _viewer, problem) =>
  problem.state === 'solved'
    ? {
        named: [],
        body: (
          <Section title={t('story.part.problem')}>
            <p>
              <a href={paths.story.to(problem.id)}>{t('story.part.read')}</a>
            </p>
          </Section>
        ),
      }
    : null;

/** On the page of an innovation: the problems that it helped to solve, as stories. */
export const storiesOfRecord = recordPart({
  asks: solvedAsked,
  tell: (_reading, stories) =>
    stories.length > 0 ? (
      <Section title={t('story.part.record')}>
        <ul>
          {stories.map((it) => (
            <li key={it.id}>
              <a href={paths.story.to(it.id)}>{it.title}</a>
            </li>
          ))}
        </ul>
      </Section>
    ) : null,
});
