import { t } from '#platform/i18n/i18n.ts';
import { calendarText } from '#platform/ical.ts';
import type { Lab } from '../model.ts';
import { paths } from '../paths.ts';

const midnight = (day: string) => new Date(`${day}T00:00:00Z`);

/** The stages that have days, as a calendar file of whole days. */
export function calendarOf(lab: Lab, baseUrl: string, stamp: Date): string {
  const events = lab.stages.flatMap((it) => {
    if (it.startsOn === null) return [];
    return [
      {
        ...{ uid: `${lab.id}-${it.stage}@${new URL(baseUrl).hostname}`, sequence: it.revision },
        ...{ startsAt: midnight(it.startsOn), endsAt: midnight(it.endsOn ?? it.startsOn), isWholeDays: true },
        ...{ title: `${t(`labinov.stage.${it.stage}`)}: ${lab.title}`, place: lab.institutionName, text: '' },
        ...{ link: baseUrl + paths.stage.to(lab.id, it.stage), isFirm: true, isCancelled: lab.state === 'stopped' },
      },
    ];
  });
  return calendarText({ name: lab.title, events, stamp });
}
