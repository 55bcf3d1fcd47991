import { useRouter } from '../address/router.js';
import { NumberField } from '../parts/number-field.js';
import { type NetworkReach, reachBounds, reachDefaults, reachOf } from './tie-filter.js';

/** How far the drawn network reaches. */
export function ReachForm() {
  const { params, setParams } = useRouter();
  const reach = reachOf(params);
  const set = (name: keyof NetworkReach, value: number | undefined) =>
    setParams({ [name]: value === reachDefaults[name] ? undefined : value, node: undefined, tie: undefined });
  return (
    <fieldset class="controls">
      <legend class="hidden">How far the network reaches</legend>
      <label class="field">
        <span>Depth</span>
        <select value={String(reach.depth)} onChange={({ currentTarget: { value } }) => set('depth', Number(value))}>
          <option value="1">1 step</option>
          <option value="2">2 steps</option>
          <option value="3">3 steps</option>
        </select>
      </label>
      <NumberField
        label="Most nodes"
        value={reach.maxNodes}
        {...reachBounds.maxNodes}
        onChange={(value) => set('maxNodes', value)}
      />
      <NumberField
        label="Joint papers at least"
        value={reach.minPapers}
        {...reachBounds.minPapers}
        onChange={(value) => set('minPapers', value)}
      />
    </fieldset>
  );
}
