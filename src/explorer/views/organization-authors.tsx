import { pagePlaceOf, pageVariables } from '../address/page-param.js';
import { useRouter } from '../address/router.js';
import { useAnswer } from '../asking/use-answer.js';
import { Links } from '../parts/links.js';
import { Pager } from '../parts/pager.js';
import { Section } from '../parts/section.js';
import { organizationAuthorsDocument } from './organization-documents.js';

const size = 24;

/** The authors for whom a byline prints the organization. */
export function OrganizationAuthors({ of }: { of: string }) {
  const { params } = useRouter();
  const place = pagePlaceOf(params, 'authors');
  const variables = { ref: of, ...pageVariables(place, size) };
  const answer = useAnswer(organizationAuthorsDocument, variables);
  const authors = answer.data?.organization?.authors;
  return (
    <Section
      title="Authors"
      count={authors?.totalCount}
      document={organizationAuthorsDocument}
      variables={variables}
      answer={answer}
    >
      {() =>
        authors && (
          <>
            <Links
              kind="author"
              items={authors.nodes.map(({ key, name, papersCount }) => ({ key, name, note: String(papersCount) }))}
              none="No byline prints it."
            />
            <Pager
              param="authors"
              place={place}
              size={size}
              shown={authors.nodes.length}
              totalCount={authors.totalCount}
              pageInfo={authors.pageInfo}
              label="authors"
            />
          </>
        )
      }
    </Section>
  );
}
