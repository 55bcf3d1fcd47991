import { graphql } from '../asking/graphql.js';

const author = graphql(`
  query AuthorName($ref: String!) {
    named: author(ref: $ref) {
      key
      name
    }
  }
`);

const organization = graphql(`
  query OrganizationName($ref: String!) {
    named: organization(ref: $ref) {
      key
      name
    }
  }
`);

const venue = graphql(`
  query VenueName($ref: String!) {
    named: venue(ref: $ref) {
      key
      name
    }
  }
`);

const topic = graphql(`
  query TopicName($ref: String!) {
    named: topic(ref: $ref) {
      key
      name: label
    }
  }
`);

const category = graphql(`
  query CategoryName($ref: String!) {
    named: category(ref: $ref) {
      key
      name: label
    }
  }
`);

/** What something is called, for fields that show a name where the address has a key. */
export const nameDocuments = { author, organization, venue, topic, category };
