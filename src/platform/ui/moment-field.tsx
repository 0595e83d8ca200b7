import { controlAttributes, Field, type FieldProps, wire } from '#platform/ui/field.tsx';

/** A day and an hour in the zone of the instance, `YYYY-MM-DDTHH:MM`. */
export function MomentField(props: FieldProps & { readonly value: string }) {
  const wiring = wire(props);
  return (
    <Field {...props} wiring={wiring}>
      <input
        {...controlAttributes(props, wiring)}
        class="input input-medium"
        type="datetime-local"
        value={props.value}
        autocomplete="off"
      />
    </Field>
  );
}
