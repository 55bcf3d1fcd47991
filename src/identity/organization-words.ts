/** Words of which a name must not consist alone to single out an organization within a longer text. */
export const commonWords = new Set(
  (
    'university institute college hospital academy corporation laboratory center school schools foundation company ' +
    'observatory museum agency ministry polytechnic national international general state regional federal central ' +
    'royal technology technical technological management health education engineering sciences medical medicine ' +
    'research physics chemistry mathematics biology agriculture agricultural forestry law business economics ' +
    'childrens cancer heart public defense energy environment transportation studies advanced applied co ltd inc ' +
    'group department division faculty graduate arts humanities computer information systems indian american ' +
    'chinese higher commerce pharmacy nursing dental veterinary teaching memorial city district county'
  ).split(' '),
);

/** A school of a university is the university: what follows the university's name, or stands before it. */
export const schoolWords =
  / (?:(?:school|college|faculty) (?:medicine|medical|dentistry|law|public health|pharmacy|nursing|business)|medical school|medical faculty|law school|business school)$/;

/** Words that make a name one of an organization even when it is short. */
export const organizationWords = new Set(
  'university institute college hospital academy corporation laboratory center school foundation company observatory museum agency ministry polytechnic'.split(
    ' ',
  ),
);

export const universityKinds = new Set(
  'technical technological open national federal state medical catholic normal agricultural polytechnic free'.split(
    ' ',
  ),
);
export const universityFields = new Set(
  'sciences technology technical agriculture engineering education economics'.split(' '),
);
