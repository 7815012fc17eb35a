/** What is right and wrong with a brand's token, for who writes the code that signs it. */
export const tokenCheck = {
  'tokenCheck.intro':
    'Collez un jeton signé par votre serveur : vous saurez ce qui ne va pas, étape par étape. Rien n’est fait, gardé ni journalisé ; le jeton n’est pas consommé.',
  'tokenCheck.token': 'Jeton (JWT)',
  'tokenCheck.token.help': 'Les jetons durent cinq minutes au plus : collez-en un tout neuf.',
  'tokenCheck.submit': 'Examiner',
  'tokenCheck.clear': 'Effacer',
  'tokenCheck.says': 'Ce que dit le jeton',
  'tokenCheck.says.help': 'Lu par votre navigateur, sans rien vérifier.',
  'tokenCheck.header': 'En-tête',
  'tokenCheck.payload': 'Contenu',
  'tokenCheck.steps': 'Examen, étape par étape',
  'tokenCheck.accepted': 'Ce jeton est bon',
  'tokenCheck.accepted.new': 'Il inscrirait un nouveau membre, {name}.',
  'tokenCheck.accepted.known': 'Il connecterait {name}, déjà membre.',
  'tokenCheck.accepted.moderator': 'Il en ferait un modérateur.',
  'tokenCheck.refused': 'Ce jeton serait refusé',
  'tokenCheck.refused.count': { one: 'Une chose à corriger.', other: '{count} choses à corriger.' },
  'tokenCheck.state.PASSED': 'Bon',
  'tokenCheck.state.NOTED': 'À savoir',
  'tokenCheck.state.FAILED': 'À corriger',
  'tokenCheck.step.SHAPE': 'Forme',
  'tokenCheck.step.HEADER': 'En-tête',
  'tokenCheck.step.KEY': 'Clé',
  'tokenCheck.step.SIGNATURE': 'Signature',
  'tokenCheck.step.TIMES': 'Heures',
  'tokenCheck.step.AUDIENCE': 'Destinataire',
  'tokenCheck.step.CLAIMS': 'Identité',
  'tokenCheck.step.REPLAY': 'Usage unique',
  'tokenCheck.step.ROLE': 'Rôle',
  'tokenCheck.step.MEMBER': 'Membre',
  'finding.EMPTY': 'Rien n’a été collé.',
  'finding.TOO_LONG':
    'Le jeton fait {characters} caractères ; 8 192 au plus. Retirez-en ce qui n’est pas demandé.',
  'finding.HAS_BEARER_PREFIX': 'Le mot « Bearer » est devant le jeton : envoyez le jeton seul.',
  'finding.HAS_SPACES':
    'Il y a des espaces, un retour à la ligne ou des guillemets autour du jeton : retirez-les de ce que votre serveur renvoie.',
  'finding.ENCRYPTED': 'Cinq parties : c’est un jeton chiffré (JWE). Il faut un jeton signé (JWS).',
  'finding.NOT_THREE_PARTS':
    'Un JWT signé a trois parties séparées par des points ; ici : {parts}. Est-il coupé, ou est-ce autre chose ?',
  'finding.NOT_BASE64URL':
    'La partie {part} a des caractères que base64url n’a pas (+, /, =) : votre code encode en base64 ordinaire.',
  'finding.HEADER_NOT_JSON':
    'La première partie n’est pas un objet JSON : ce n’est pas un JWT, ou il est abîmé.',
  'finding.PAYLOAD_NOT_JSON':
    'La deuxième partie n’est pas un objet JSON : ce n’est pas un JWT, ou il est abîmé.',
  'finding.WELL_FORMED': 'Trois parties, un en-tête et un contenu lisibles.',
  'finding.ALG_NONE': 'L’en-tête dit « alg: {alg} » : le jeton n’est pas signé. Signez-le avec votre clé.',
  'finding.ALG_UNKNOWN':
    'L’algorithme « {alg} » n’est pas admis. Ceux qui le sont : HS256, ES256, RS256, EdDSA, selon la clé.',
  'finding.CRITICAL_EXTENSION':
    'L’en-tête exige une extension (« crit ») que personne ne connaît ici : retirez-la.',
  'finding.KID_NOT_TEXT': '« kid » doit être un texte.',
  'finding.HEADER_KEY_IGNORED':
    'L’en-tête apporte {names} : c’est ignoré, pour que personne ne choisisse sa propre clé. Vous pouvez le retirer.',
  'finding.ALG_ALLOWED': 'L’algorithme {alg} est admis.',
  'finding.NO_LIVE_KEY':
    'Cette communauté n’a aucune clé en service : ajoutez-en une dans « Connexion unique ».',
  'finding.KID_UNKNOWN': 'Aucune clé en service ne s’appelle « {kid} ». En service : {live}.',
  'finding.KEY_REVOKED': 'La clé « {kid} » a été révoquée le {at}. Signez avec une clé en service.',
  'finding.KEY_RETIRED': 'La clé « {kid} » s’est éteinte le {at}. Signez avec une clé en service.',
  'finding.KID_MISSING':
    'Plusieurs clés sont en service ({live}) : dites laquelle par « kid » dans l’en-tête.',
  'finding.KID_AMBIGUOUS':
    'Plusieurs clés répondent à « {kid} » : votre jeu de clés (JWKS) donne deux fois ce nom.',
  'finding.KEY_SET_SILENT':
    'Votre jeu de clés (JWKS) n’a pas répondu, ou n’a pas de clé de cet algorithme : {live}. Vérifiez son adresse.',
  'finding.KEY_BY_KID': 'La clé est trouvée par son « kid » : {label} ({kid}).',
  'finding.KEY_ONLY_ONE':
    'Sans « kid », la seule clé en service est prise : {label} ({kid}). Mettez le « kid », pour le jour où il y en aura deux.',
  'finding.KEY_RETIRING': 'La clé « {label} » s’éteint le {at} : passez à la nouvelle avant.',
  'finding.ALG_NOT_OF_KEY': 'Le jeton dit « {alg} », mais cette clé signe en {expected} et rien d’autre.',
  'finding.SIGNATURE_WRONG':
    'La signature ne correspond pas à la clé : autre secret, secret mal copié (espace, retour à la ligne), ou jeton modifié après signature.',
  'finding.SECRET_WAS_DECODED':
    'Votre code décode le secret (base64) avant de signer. Signez avec les caractères tels quels : les octets UTF-8 du texte copié.',
  'finding.SIGNED_BY_OTHER_KEY':
    'La signature est celle de votre clé « {label} » : mettez « kid: {kid} » dans l’en-tête, ou signez avec l’autre.',
  'finding.NOT_CHECKED': 'Sans clé, la signature n’a pas pu être vérifiée.',
  'finding.SIGNATURE_FITS': 'La signature est bien celle de la clé.',
  'finding.EXP_MISSING': '« exp » manque : dites quand le jeton expire, cinq minutes après « iat » au plus.',
  'finding.IAT_MISSING': '« iat » manque : dites quand le jeton a été fait.',
  'finding.TIME_NOT_NUMBER':
    '« {claim} » vaut {value} : il faut un nombre de secondes depuis 1970, sans guillemets.',
  'finding.TIME_IN_MILLISECONDS':
    '« {claim} » est en millisecondes : divisez par 1 000 (Math.floor(Date.now() / 1000)).',
  'finding.EXPIRED':
    'Expiré depuis {seconds}. S’il vient d’être signé, l’horloge de votre serveur retarde de {age} ; sinon, signez-en un à chaque demande, sans le garder en cache.',
  'finding.NOT_YET_VALID':
    '« nbf » est dans {seconds} : le jeton ne vaut pas encore. Vérifiez l’horloge, ou retirez « nbf ».',
  'finding.IAT_IN_FUTURE':
    'Le jeton est fait dans {seconds}, dans le futur : l’horloge de votre serveur avance. Une minute d’écart est tolérée.',
  'finding.EXP_BEFORE_IAT': '« exp » n’est pas après « iat » : le jeton finit avant de commencer.',
  'finding.LIVES_TOO_LONG': 'Le jeton dure {seconds} ; cinq minutes au plus. Rapprochez « exp » de « iat ».',
  'finding.CLOCK_AHEAD':
    'L’horloge de votre serveur avance de {seconds} : toléré jusqu’à une minute. Réglez-la (NTP).',
  'finding.TIMES_FIT': 'Valable encore {seconds}.',
  'finding.AUD_MISSING': '« aud » manque : il doit valoir « {expected} ».',
  'finding.AUD_SEVERAL': '« aud » est une liste : ce doit être le seul texte « {expected} ».',
  'finding.AUD_OTHER': '« aud » vaut « {found} » : il doit valoir exactement « {expected} ».',
  'finding.AUD_FITS': 'Il est bien pour cette communauté : {expected}.',
  'finding.SUB_MISSING': '« sub » manque : l’identifiant stable du client chez vous.',
  'finding.JTI_MISSING': '« jti » manque : un identifiant neuf pour chaque jeton (randomUUID).',
  'finding.IDENTIFIER_NOT_TEXT':
    '« {claim} » vaut {value}, qui n’est pas un texte : mettez-le entre guillemets (String(id)).',
  'finding.IDENTIFIER_EMPTY': '« {claim} » est vide.',
  'finding.IDENTIFIER_TOO_LONG': '« {claim} » fait {characters} caractères ; 255 au plus.',
  'finding.TEXT_UNSTORABLE':
    '« {claim} » contient un caractère nul ou une moitié de caractère : corrigez l’encodage.',
  'finding.SUB_IS_EMAIL':
    '« sub » est une adresse e-mail : si le client en change, il deviendra un autre membre. Préférez un identifiant qui ne change pas.',
  'finding.NAME_MISSING': '« name » manque : un nouveau membre s’appellerait « Member ».',
  'finding.NAME_CHANGED':
    'Le nom sera affiché ainsi : « {shown} » (60 caractères au plus, sans caractères invisibles).',
  'finding.PRODUCTS_LEFT_OUT':
    '« verified_products » contient {count} élément(s) qui ne sont pas des clés de produit (1 à 100 caractères, 200 clés au plus) : ils sont ignorés.',
  'finding.PRODUCTS_VERIFIED':
    'Les avis sur les produits qu’il nomme porteront la mention « client vérifié ».',
  'finding.CLAIMS_FIT': 'Le client est bien identifié.',
  'finding.ALREADY_USED':
    'Ce jeton a déjà servi. Chacun ne sert qu’une fois : faites un « jti » neuf à chaque demande, et ne gardez pas les jetons en cache.',
  'finding.FIRST_USE': 'Ce « jti » n’a pas encore servi.',
  'finding.ROLE_NOT_ACCEPTED':
    'Le rôle « {role} » est ignoré : les rôles annoncés par les jetons ne sont pas acceptés (réglage « Connexion unique »).',
  'finding.ROLE_UNKNOWN': 'Le rôle « {role} » est ignoré : un jeton ne peut donner que « moderator ».',
  'finding.ROLE_MODERATOR': 'Le jeton en fait un modérateur.',
  'finding.ROLE_NONE': 'Simple membre.',
  'finding.MEMBER_SUSPENDED': '{name} est suspendu : il lira, mais ne pourra pas écrire.',
  'finding.MEMBER_KNOWN': '{name} est déjà membre.',
  'finding.MEMBER_NEW': '{name} deviendrait membre.',
} as const;
