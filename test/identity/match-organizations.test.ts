import { describe, expect, it } from 'vitest';
import { createOrganizationIndex, type OrganizationFacts } from '../../src/identity/match-organizations.js';

function organization(id: number, name: string, more: Partial<OrganizationFacts> = {}): OrganizationFacts {
  return { id, names: [name], acronyms: [], country: null, city: null, parentId: null, ...more };
}

const index = createOrganizationIndex([
  organization(1, 'University of Edinburgh', { country: 'GB', city: 'Edinburgh' }),
  organization(2, 'University of California System', {
    names: ['University of California'],
    country: 'US',
    city: 'Oakland',
  }),
  organization(3, 'University of California, Davis', { country: 'US', city: 'Davis', parentId: 2 }),
  organization(4, 'Stanford University', { country: 'US', city: 'Stanford' }),
  organization(5, 'Stanford University School of Medicine', { country: 'US', city: 'Stanford', parentId: 4 }),
  organization(6, 'Trinity College', { country: 'IE', city: 'Dublin' }),
  organization(7, 'Trinity College', { country: 'US', city: 'Hartford' }),
  organization(8, 'University of Technology', { country: 'SD', city: 'Khartoum' }),
  organization(9, 'Wrocław University of Science and Technology', { country: 'PL', city: 'Wrocław' }),
  organization(10, 'Rural Development Administration', { acronyms: ['RDA'], country: 'KR', city: 'Jeonju' }),
  organization(11, 'University of Georgia', { country: 'US', city: 'Athens' }),
  organization(12, 'University of Georgia', {
    names: ['University of Georgia', 'The University of Georgia'],
    country: 'GE',
    city: 'Tbilisi',
  }),
  organization(13, 'Technische Universität Berlin', { country: 'DE', city: 'Berlin' }),
  organization(14, 'Examplesoft (Canada)', { country: 'CA', city: 'Montreal', parentId: 15 }),
  organization(15, 'Examplesoft (United States)', { country: 'US', city: 'Redmond' }),
  organization(16, 'Examplesoft (Singapore)', { country: 'SG', city: 'Singapore', parentId: 15 }),
  organization(17, 'Examplesoft Research (China)', { country: 'CN', city: 'Beijing', parentId: 15 }),
  organization(18, 'Zayed University', { country: 'AE', city: 'Dubai' }),
  organization(19, 'University of Massachusetts Boston', {
    names: ['University of Massachusetts Boston', 'University of Massachusetts'],
    country: 'US',
    city: 'Boston',
  }),
  organization(20, 'University College London', { country: 'GB', city: 'London' }),
  organization(21, 'UCL Australia', {
    names: ['UCL Australia', 'University College London'],
    country: 'AU',
    city: 'Adelaide',
  }),
  organization(22, 'Chinese Academy of Sciences', { country: 'CN', city: 'Beijing' }),
  organization(23, 'Nanyang Technological University', { country: 'SG', city: 'Singapore' }),
  organization(24, 'National Institute of Education', {
    names: ['National Institute of Education', 'Nanyang Technological University'],
    country: 'SG',
    city: 'Singapore',
    parentId: 23,
  }),
]);

describe('matching an affiliation to an organization', () => {
  it.each([
    ['School of Informatics, University of Edinburgh, UK', 1, 'SEGMENT'],
    ['Univ. of Edinburgh', 1, 'SEGMENT'],
    ['1University of Edinburgh', 1, 'SEGMENT'],
    ['Institute for Language and Speech University of Edinburgh  Edinburgh Scotland', 1, 'PHRASE'],
    ['1University of California, School of Veterinary Medicine, Davis, CA', 3, 'SEGMENT'],
    ['University of California', 2, 'SEGMENT'],
    ['Department of Pathology, Stanford University School of Medicine, Stanford, CA 94305', 4, 'SEGMENT'],
    ['Trinity College, Dublin, Ireland', 6, 'SEGMENT'],
    ['Trinity College, Hartford, CT', 7, 'SEGMENT'],
    ['RDA, Jeonju, Korea', 10, 'ACRONYM'],
    ['University of Georgia, Athens, GA, USA', 11, 'SEGMENT'],
    ['Examplesoft', 15, 'SEGMENT'],
    ['Examplesoft, Montreal', 14, 'SEGMENT'],
    ['Examplesoft, Canada', 14, 'SEGMENT'],
    ['Examplesoft Research', 17, 'SEGMENT'],
    ['University of Massachusetts at Boston', 19, 'SEGMENT'],
    ['University College London', 20, 'SEGMENT'],
    ['Chinese Academy of Sciences', 22, 'SEGMENT'],
    ['Nanyang Technological University', 23, 'SEGMENT'],
    ['Complex and Distributed IT Systems Technische Universität Berlin  Berlin Germany', 13, 'PHRASE'],
  ])('%s', (text, id, rule) => {
    expect(index.match(text)).toMatchObject({ id, rule });
  });

  it.each([
    ['Trinity College', 'several bear the name, no place decides'],
    ['University of Georgia', 'several bear the name, and its last word is no country'],
    ['Wroclaw University of Technology', 'a part of a longer unknown name'],
    ['University of Edinburgh, Germany', 'the stated country contradicts'],
    ['RDA, Paris', 'an acronym without its place'],
    ['Department of Physics', 'a unit alone'],
    ['Mohamed bin Zayed University of Artificial Intelligence', 'a name that goes on with "of"'],
    ['University of Massachusetts at Lowell', 'a campus in another city'],
    ['', 'empty'],
  ])('abstains from %j: %s', (text) => {
    expect(index.match(text)).toBeNull();
  });

  it('says which words and places decided', () => {
    expect(index.match('Trinity College, Dublin, Ireland')?.evidence).toEqual({
      name: 'trinity college',
      country: 'IE',
      city: 'Dublin',
    });
  });

  it('does not depend on the order of the organizations', () => {
    const facts = [
      organization(1, 'Institute of Energy', { country: 'JP', city: 'Kyoto' }),
      organization(2, 'Kyoto University', { country: 'JP', city: 'Kyoto' }),
      organization(3, 'Kyoto University Hospital', { country: 'JP', city: 'Kyoto', parentId: 2 }),
    ];
    for (const text of [
      'Institute of Energy, Kyoto University, Kyoto',
      'Kyoto University Hospital',
      'Kyoto University',
    ]) {
      expect(createOrganizationIndex([...facts].reverse()).match(text)).toEqual(
        createOrganizationIndex(facts).match(text),
      );
    }
  });
});
