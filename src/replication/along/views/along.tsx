import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Section } from '#platform/ui/section.tsx';
import type { InnovationId } from '#registry/index.ts';
import { paths as descentPaths } from '../../descent/paths.ts';
import { paths as kitPaths } from '../../kit/paths.ts';
import { paths as needPaths } from '../../needs/paths.ts';
import { paths as questionPaths } from '../../question/paths.ts';
import type { Along } from '../queries.ts';

/** Needs, kit, questions and descent of a record, each with how much there is. */
export function AlongSection({ id, along }: { readonly id: InnovationId; readonly along: Along }) {
  const { needs, papers, answered, copies, isCopy } = along;
  const count = (n: number) => ({ count: n, n: formatNumber(n) });
  const links = [
    {
      href: needPaths.needs.to(id),
      text: t('along.needs'),
      told: needs > 0 ? t('along.needsCount', count(needs)) : t('along.nothing'),
    },
    {
      href: kitPaths.kit.to(id),
      text: t('along.kit'),
      told: papers > 0 ? t('along.kitCount', count(papers)) : t('along.nothing'),
    },
    { href: questionPaths.record.to(id), text: t('along.questions'), told: t('along.questionsCount', count(answered)) },
    ...(copies > 0 || isCopy
      ? [{ href: descentPaths.tree.to(id), text: t('along.descent'), told: t('along.descentCount', count(copies)) }]
      : []),
  ];
  return (
    <Section title={t('along.title')} id="replikasi-bekal" onScreenOnly>
      <ul class="list-disc pl-5">
        {links.map((it) => (
          <li key={it.href} class="py-1">
            <a href={it.href}>{it.text}</a> <span class="muted">{it.told}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
