/** Every kind of page, over the bundled papers, each with what is there once all of it is shown. */
export const everyView: readonly { view: string; path: string; shown: string }[] = [
  { view: 'the home page of the server', path: '/', shown: 'main' },
  { view: 'home', path: '/explore', shown: '.columns .tags' },
  { view: 'search', path: '/explore/search?q=large%20language', shown: '.results > li' },
  { view: 'an author', path: '/explore/author/iryna-gurevych?depth=2', shown: '.network [data-node]' },
  {
    view: 'an author, with a node chosen',
    path: '/explore/author/joan-puigcerver?node=basil-mustafa',
    shown: '.network .lit circle',
  },
  { view: 'several of one name', path: '/explore/author/Wei%20Wang', shown: 'main .lines' },
  { view: 'nobody', path: '/explore/author/nobody%20here', shown: '.problem' },
  { view: 'a paper', path: '/explore/paper/doi:10.18653/v1/2024.naacl-long.462', shown: '.citation' },
  { view: 'an organization', path: '/explore/organization/05x2bcf33', shown: '.network [data-node]' },
  { view: 'a category', path: '/explore/category/arxiv:cs.CV', shown: '.year-chart' },
  { view: 'a venue', path: '/explore/venue/computational-linguistics', shown: '.paper-line' },
  { view: 'a topic, with its lineage', path: '/explore/topic/large-language-models', shown: '.lineage .paper' },
  {
    view: 'chains',
    path: '/explore/path?from=roberto-navigli&to=christopher-d-manning',
    shown: '.chain .paper-line',
  },
  {
    view: 'collaborations, with a tie chosen',
    path: '/explore/collaborations?of=countries&tie=US~CN',
    shown: '.evidence .paper-line',
  },
  { view: 'collaborations of none', path: '/explore/collaborations?to=1900', shown: '.network-section .loaded' },
  { view: 'themes, with one chosen', path: '/explore/themes?theme=20', shown: '.panel .paper-line' },
  { view: 'themes, with a link chosen', path: '/explore/themes?link=0~22', shown: '.panel .paper-line' },
  { view: 'an unknown address', path: '/explore/nothing/here', shown: 'main code' },
];
