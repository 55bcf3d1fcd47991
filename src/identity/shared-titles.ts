/** Keys of titles that many different papers bear, as `titleKey` gives them. */
export const sharedTitles: ReadonlySet<string> = new Set(
  (
    'abstract abstracts abstractsofcurrentliterature acknowledgement acknowledgements acknowledgment ' +
    'acknowledgments advertisement advertisements announcement announcements appendix authorindex authorsindex ' +
    'backcover backmatter bibliography bookreview bookreviews booksreceived briefnotices briefnotes calendar ' +
    'callforpapers comment commentary comments conclusion conclusions contents contributors copyright ' +
    'correction corrections correspondence corrigendum cover dedication discussion editorial editorialboard ' +
    'editorsnote editorsintroduction errata erratum foreword frontcover frontmatter glossary guesteditorial ' +
    'guesteditorsintroduction inmemoriam inthisissue index introduction introductiontothespecialissue ' +
    'invitedtalk invitedtalks keynote keynotes letter letters letterstotheeditor lettertotheeditor ' +
    'listofcontributors listofreviewers masthead news notes notitle obituaries obituary opening openingremarks ' +
    'organization organizingcommittee overview panel preface presidentsmessage program programcommittee ' +
    'prologue publicationsreceived references reply response retraction review reviewers reviews sponsors ' +
    'subjectindex summary supplementarymaterial tableofcontents titlepage unknown untitled welcome ' +
    'welcomemessage'
  ).split(' '),
);
