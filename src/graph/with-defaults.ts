/** The options with defaults where they say nothing: an option that is there but undefined says nothing. */
export function withDefaults<Settings extends object>(defaults: Settings, options: Partial<Settings>): Settings {
  const settings = { ...defaults };
  for (const name of Object.keys(options) as (keyof Settings)[]) {
    const value = options[name];
    if (value !== undefined) settings[name] = value;
  }
  return settings;
}
