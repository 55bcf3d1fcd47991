import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toPixels, wholeView, zoomView } from '../../src/explorer/network/drawing-view.js';
import { drawnPlaces } from '../../src/explorer/network/drawn-places.js';
import { nearestSegment, pointToward } from '../../src/explorer/network/nearest.js';
import { type LabelledCircle, placeLabels } from '../../src/explorer/network/place-labels.js';
import { pullIn } from '../../src/explorer/network/pull-in.js';
import { upright } from '../../src/explorer/network/upright.js';

const size = { width: 600, height: 400 };
const coordinate = fc.double({ min: -3, max: 3, noNaN: true });
const layout = fc.array(fc.record({ x: coordinate, y: coordinate }), { minLength: 1, maxLength: 40 });

describe('places of nodes in a frame', () => {
  it('fill the frame and keep who is left of whom, where there is room', () => {
    const points = [
      { x: -1, y: 0 },
      { x: 0, y: -1 },
      { x: 1, y: 1 },
    ];
    const places = drawnPlaces(points, { radii: [5, 5, 5], size });
    expect(places.map(({ x }) => x)).toEqual([...places.map(({ x }) => x)].sort((a, b) => a - b));
    for (const { x, y } of places) {
      expect(x).toBeGreaterThanOrEqual(60);
      expect(x).toBeLessThanOrEqual(540);
      expect(y).toBeGreaterThanOrEqual(30);
      expect(y).toBeLessThanOrEqual(370);
    }
  });

  it('keep room for the others where one node is far out', () => {
    const near = Array.from({ length: 8 }, (_, index) => ({ x: Math.cos(index), y: Math.sin(index) }));
    const places = drawnPlaces([...near, { x: 30, y: 0 }], { radii: near.map(() => 3).concat(3), size });
    const spread =
      Math.max(...places.slice(0, 8).map(({ x }) => x)) - Math.min(...places.slice(0, 8).map(({ x }) => x));
    // By the layout itself it were 2 of 31 parts of the width.
    expect(spread / 472).toBeGreaterThan(0.4);
  });

  it('separate circles at one place, and say the same each time', () => {
    const points = Array.from({ length: 12 }, () => ({ x: 0.5, y: 0.5 }));
    const radii = points.map(() => 8);
    const places = drawnPlaces(points, { radii, size });
    for (const [index, one] of places.entries()) {
      for (const other of places.slice(index + 1))
        expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(16);
    }
    expect(drawnPlaces(points, { radii, size })).toEqual(places);
  });

  it('are always numbers', () => {
    fc.assert(
      fc.property(layout, (points) => {
        const places = drawnPlaces(points, { radii: points.map(() => 6), size });
        expect(places.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
      }),
    );
  });
});

describe('a layout set upright', () => {
  it('lies along the frame, whatever a few far out say', () => {
    const slanted = Array.from({ length: 21 }, (_, index) => ({ x: (index - 10) / 10, y: (index - 10) / 10 }));
    const turned = upright([...slanted, { x: 6, y: -9 }]);
    for (const { x, y } of turned.slice(0, 21)) {
      expect(Math.abs(y)).toBeLessThan(0.15);
      expect(Math.abs(x)).toBeLessThan(1.5);
    }
    expect(turned.slice(0, 21).map(({ x }) => x)).toEqual(
      turned
        .slice(0, 21)
        .map(({ x }) => x)
        .sort((a, b) => a - b),
    );
  });

  it('keeps all distances, and is always numbers', () => {
    fc.assert(
      fc.property(layout, (points) => {
        const turned = upright(points);
        const [first, firstTurned] = [points[0], turned[0]];
        for (const [index, point] of points.entries()) {
          const to = turned[index];
          if (!first || !firstTurned || !to) throw new Error('a point got lost');
          const distance = Math.hypot(point.x - first.x, point.y - first.y);
          expect(Math.hypot(to.x - firstTurned.x, to.y - firstTurned.y)).toBeCloseTo(distance, 9);
        }
      }),
    );
  });
});

describe('a layout with some who are tied to nobody', () => {
  const points = [
    { x: 3, y: 4 },
    { x: -1, y: 0 },
    { x: 0, y: -22 },
    { x: 0.5, y: 0 },
  ];

  it('has them at the rim of the others at the farthest, in the direction where they stood', () => {
    const places = pullIn(points, (index) => index < 2);
    expect(places.slice(0, 2)).toEqual(points.slice(0, 2));
    expect(places[2]).toEqual({ x: 0, y: expect.closeTo(-5.5) });
    expect(places[3]).toEqual(points[3]);
  });

  it('stays as it is where nobody is tied', () => {
    expect(pullIn(points, () => false)).toEqual(points);
  });
});

describe('names beside circles', () => {
  const boxOf = ({ width }: LabelledCircle, { x, y, anchor }: { x: number; y: number; anchor: string }) => {
    const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
    return { left, right: left + width, top: y - 10, bottom: y + 3 };
  };

  it('go right first, then elsewhere, then nowhere', () => {
    const circle = { x: 300, y: 200, radius: 10, width: 50 };
    expect(placeLabels([circle], size)[0]).toMatchObject({ x: 314, anchor: 'start' });
    expect(placeLabels([{ ...circle, x: 580 }], size)[0]).toMatchObject({ anchor: 'end' });
    const crowd = Array.from({ length: 9 }, () => circle);
    expect(placeLabels(crowd, size).filter(Boolean).length).toBeLessThan(9);
  });

  it('cover no other name, stay in the frame, and leave out none that stands alone', () => {
    const circle = fc.record({
      x: fc.integer({ min: 0, max: 600 }),
      y: fc.integer({ min: 0, max: 400 }),
      radius: fc.integer({ min: 3, max: 18 }),
      width: fc.integer({ min: 10, max: 140 }),
    });
    fc.assert(
      fc.property(fc.array(circle, { maxLength: 60 }), (circles) => {
        const boxes = placeLabels(circles, size).flatMap((place, index) => {
          const labelled = circles[index];
          return place && labelled ? [boxOf(labelled, place)] : [];
        });
        for (const [index, one] of boxes.entries()) {
          expect(one.left >= 0 && one.right <= 600).toBe(true);
          for (const other of boxes.slice(index + 1)) {
            const isApart =
              one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top;
            expect(isApart).toBe(true);
          }
        }
      }),
    );
  });
});

describe('a drawing under the pointer', () => {
  it('zooms about a point that stays where it is', () => {
    const at = { x: 120, y: 80 };
    const zoomed = zoomView(wholeView, { at, factor: 2 });
    expect(zoomed.scale).toBe(2);
    expect(toPixels(at, zoomed)).toEqual(at);
    expect(toPixels({ x: 130, y: 80 }, zoomed)).toEqual({ x: 140, y: 80 });
    expect(zoomView(wholeView, { at, factor: 1000 }).scale).toBe(20);
  });

  it('finds the nearest tie within reach', () => {
    const segments = [
      { from: { x: 0, y: 0 }, to: { x: 100, y: 0 } },
      { from: { x: 0, y: 10 }, to: { x: 100, y: 10 } },
    ];
    expect(nearestSegment(segments, { x: 50, y: 3 }, 7)).toBe(0);
    expect(nearestSegment(segments, { x: 50, y: 8 }, 7)).toBe(1);
    expect(nearestSegment(segments, { x: 50, y: 40 }, 7)).toBeUndefined();
    expect(nearestSegment(segments, { x: 120, y: 0 }, 7)).toBeUndefined();
  });

  it('goes from node to node by arrow keys', () => {
    const points = [
      { x: 0, y: 0 },
      { x: 50, y: 5 },
      { x: 20, y: 40 },
      { x: -30, y: 0 },
    ];
    expect(pointToward(points, 0, 'ArrowRight')).toBe(1);
    expect(pointToward(points, 0, 'ArrowDown')).toBe(2);
    expect(pointToward(points, 0, 'ArrowLeft')).toBe(3);
    expect(pointToward(points, 0, 'ArrowUp')).toBeUndefined();
  });
});
