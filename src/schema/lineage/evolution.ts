import type { ThematicEvolution } from '../../topics/evolution/thematic-evolution.js';
import type { ThemeEvent } from '../../topics/evolution/theme-events.js';
import type { ThemeIndices } from '../../topics/evolution/theme-indices.js';
import type { Method } from '../method.js';

/** An evolution as the API hands it on. */
export interface Evolution {
  result: ThematicEvolution;
  method: Method;
  /** The index that the links were chosen by. */
  index: keyof ThemeIndices;
}

/** A place in the periods, themes, links or events of an evolution. */
export interface EvolutionPlace {
  evolution: Evolution;
  at: number;
}

/** Some of the themes. */
export function themesAt(evolution: Evolution, places: Iterable<number>): EvolutionPlace[] {
  return Array.from(places, (at) => ({ evolution, at }));
}

export function eventAt({ evolution, at }: EvolutionPlace): ThemeEvent {
  return evolution.result.events[at] as ThemeEvent;
}
