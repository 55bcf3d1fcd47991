/** The options with defaults where they say nothing: an option that is there but undefined says nothing. */
export function withDefaults<Settings extends object>(defaults: Settings, options: Partial<Settings>): Settings {
  const stated = Object.entries(options).filter(([, value]) => value !== undefined);
  return { ...defaults, ...Object.fromEntries(stated) };
}
