import { t } from '#platform/i18n/i18n.ts';
import { Tag } from '#platform/ui/tag.tsx';
import type { UnitId } from '../model.ts';
import { paths } from '../paths.ts';
import type { Unit } from '../queries/units.ts';

/** The units of an institution under each other; names are links for those who may change them. */
export function UnitTree({ units, mayChange }: { readonly units: readonly Unit[]; readonly mayChange: boolean }) {
  const known = new Set(units.map((unit) => unit.id));
  const children = Map.groupBy(units, (unit) => (unit.parentId && known.has(unit.parentId) ? unit.parentId : null));
  return <Level parent={null} childrenOf={children} mayChange={mayChange} />;
}

type LevelProps = {
  readonly parent: UnitId | null;
  readonly childrenOf: ReadonlyMap<UnitId | null, readonly Unit[]>;
  readonly mayChange: boolean;
};

function Level({ parent, childrenOf, mayChange }: LevelProps) {
  const units = childrenOf.get(parent) ?? [];
  if (units.length === 0) return null;
  return (
    <ul class="tree">
      {units.map((unit) => (
        <li key={unit.id}>
          {mayChange ? <a href={paths.unit.to(unit.id)}>{unit.name}</a> : unit.name}
          {unit.closedAt ? (
            <>
              {' '}
              <Tag>{t('identity.unit.closed')}</Tag>
            </>
          ) : null}
          <Level parent={unit.id} childrenOf={childrenOf} mayChange={mayChange} />
        </li>
      ))}
    </ul>
  );
}
