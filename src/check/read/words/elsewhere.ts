/** Words of another time, of other patients or of a study: the figures beside them are not those of these rows. */
const ELSEWHERE =
  /\b(?:last|previous(?:ly)?|earlier|prior|past|lifetime|history|elsewhere|yesterday|ago|usual(?:ly)?|typical(?:ly)?|example|e\.g|audit|incident|trials?|et al|see also|references?|elderly|frail|not (?:here|applicable|this patient)|next (?:time|year|course|admission)|ask(?:s|ed)|letzt\w*|vorig\w*|fr\u00fcher\w*|derni[e\u00e8]re?|l'an dernier|pr[e\u00e9]c[e\u00e9]dente?)\b|\b(?:in|since|im|seit|en|depuis|desde) (?:[a-z\u00e4\u00e9]+ )?(?:19|20)[0-9]{2}\b(?![-/.:])|\b(?:19|20)[0-9]{2}(?: (?:course|admission|series)\b|[:;])/i
export const isElsewhere = (text: string): boolean => ELSEWHERE.test(text)
