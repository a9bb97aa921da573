/** Several lists of one page, one of them shown; the choice stands in the address. */
export function Tabs<Value extends string>(props: {
  readonly label: string;
  readonly value: Value;
  readonly tabs: readonly { readonly value: Value; readonly label: string; readonly alert?: boolean }[];
  readonly onChange: (value: Value) => void;
}) {
  return (
    <fieldset className="tabs" aria-label={props.label}>
      {props.tabs.map(({ value, label, alert }) => (
        <button
          key={value}
          type="button"
          className="tab-button"
          aria-pressed={value === props.value}
          data-alert={alert || undefined}
          onClick={() => props.onChange(value)}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
