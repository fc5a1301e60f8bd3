// Counted where that matters, guessed elsewhere: the groups of our own literals that stand out were
// counted over real text (rules/secrets/measure_groups.py), and of the rest the letters say enough.
#include "analyzers/source/group_rarity.h"

#include <algorithm>
#include <string>

#include "analyzers/source/ascii.h"

namespace plumbline {
namespace {

constexpr size_t kGroup = 4;  // bytes

// Groups in a row, sorted.
constexpr std::string_view kVeryFrequent =  // more than 200 in a megabyte
    " add arg cha com for of  tha the use wit----.com/con_con_nama coableagesall and andeange"
    "arseasteate atioaultbasebegibentcallcaticesscodecom/commconfcontcreactiod byd thdatadent"
    "dockeateectied benamendeenssent entientserceeserfileformgithh = harehat herahttpigesimpo"
    "ine ingeinstion_itchiterithuitiol thlasslineloadmentmpornamenodensslnstaonteopenoperorit"
    "ourcpaddparspasspenapensplicportpresps:/pstaptioqlserasereatregirings a s://scriservsess"
    "set sharsignsionsourspecstatstorstrit oft thtabltatiteratesttextthattherthubtingtiontrin"
    "tureuctiuentumenurceuseruthovaulwithwritystezati";
constexpr std::string_view kFrequent =  // more than 50
    " a c a p a s cal key log pas pri sec set sou wor-age-clo-key-lf--pro-str.ing.new.sig.ver"
    "/api/lin/str: se:thi>con_api_bas_for_key_ope_pat_rea_usea seabilacceaccoackaage_agenaint"
    "algoame.an aanalapi_applarcharedarguariaas sasicassaasseassiastiastrat tata ate.ate_atic"
    "aturauthbasibilible_bliscaleccescentchanckagcketcliccliecloucockconnconvcordcouncretcrip"
    "d fod wid_indecodeleder(der.devedocsdor_dreaeconecured weginegisekeyeletelinenceencoent."
    "ent_entaepareptieralerneerveervies aesenessiest_estaestret tetheettietwoevelexecf a face"
    "fiedfisiforgfreegentgistgitegmodgooggramgresgumehanghbashclohenthereholdhonehorihpashpat"
    "hsechtokicalicaticesidenideried ientifieignailiting.ing_ingsinseion(iptiisicist_istritin"
    "itivitteivatizatjangk.coker kes key_khoukindl chl lol_col_relacelacklainlastlderlesslete"
    "lgorlicalienlinklitelitylivelopeloudmandmarkmclometrmmanmoden arn prncodncrend tndexnect"
    "netwnew nitinnecnt ontexntifntitntrynverocspodelodifof aogetokenommaonceonneontronveoord"
    "ountouseovidp://packpagepdelpherpid=placplinploapmakpmodpostppaspplippriprinprivprovpsee"
    "psetpublpworrageral_re_treamrecarer reserestrgumriptriterityrivarovirserrverrvics sescal"
    "sendsettsk_tsnowsprossiostemsterstrasubssystt lot pat ust_patabetcontencter_thenthinthor"
    "tialticatifititytivetoketooltoratp:/tractreetrictry tterttintworubliuckeudituencult unt_"
    "uredurenuresurituthevateverivertvicevidewitcwordworkwstax_sexappygenyleszers";

bool is_listed(std::string_view group, std::string_view list) {
  size_t low = 0;
  size_t high = list.size() / kGroup;
  while (low < high) {
    const size_t middle = (low + high) / 2;
    const int order = list.compare(middle * kGroup, kGroup, group);
    if (order == 0) return true;
    (order < 0 ? low : high) = order < 0 ? middle + 1 : middle;
  }
  return false;
}

int rarity(char c) {
  if (is_letter(c)) return std::string_view("etaoinsrl").find(c) == std::string_view::npos ? 3 : 1;
  if (c == '-' || c == '=' || c == ' ' || c == '/') return 1;
  return is_digit(c) ? 5 : 4;
}

}  // namespace

int group_rarity(std::string_view literal, size_t at) {
  const std::string group = lower(literal.substr(at, kGroup));
  if (is_listed(group, kVeryFrequent)) return 0;
  if (is_listed(group, kFrequent)) return 1;
  int score = 2;
  for (const char c : group) score += rarity(c);
  return score;
}

}  // namespace plumbline
