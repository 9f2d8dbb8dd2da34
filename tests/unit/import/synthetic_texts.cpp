#include "unit/import/synthetic_texts.h"

#include <initializer_list>

#include "base/rng.h"

namespace kringen {
namespace {

class Writer {
 public:
  explicit Writer(std::uint64_t key) : random_(key) {}

  std::string One(std::initializer_list<const char*> words) {
    return *(words.begin() + random_.Below(static_cast<std::uint32_t>(words.size())));
  }
  std::string Digits(int count) {
    std::string digits;
    for (int i = 0; i < count; ++i) digits += static_cast<char>('0' + random_.Below(10));
    return digits;
  }
  std::string Letters(int count, const char* from = "BDFGHJKLNPRSTVXZ") {
    std::string letters;
    for (int i = 0; i < count; ++i) letters += from[random_.Below(16)];
    return letters;
  }
  std::uint32_t Below(std::uint32_t bound) { return random_.Below(bound); }
  std::string Number(std::uint32_t from, std::uint32_t to) {
    return std::to_string(from + random_.Below(to - from));
  }

  std::string Name() {
    return One(
        {"jan", "truus", "m.devries", "henk_b", "sanne88", "k.ter-horst", "willem.o", "bea"});
  }
  std::string Domain() {
    return One({"voorbeeld.nl", "mail.voorbeeld.com", "kapper-jo.nl", "ziggo.voorbeeld.nl"});
  }

  std::string Email() {
    const std::string name = Name(), domain = Domain();
    switch (Below(6)) {
      case 0:
        return name + "(at)" + domain;
      case 1:
        return name + " [at] " + domain;
      case 2:
        return name + " apenstaartje voorbeeld punt nl";
      case 3:
        return One({"Truus.Bos", "J.A.Smit"}) + "@" + domain;
      default:
        return name + "@" + domain;
    }
  }

  std::string Phone() {
    const std::string area = One({"053", "0541", "074", "020"});
    const std::string rest = Digits(10 - static_cast<int>(area.size()));
    const std::string mobile = Digits(8);
    switch (Below(9)) {
      case 0:
        return "06" + mobile;
      case 1:
        return "06-" + mobile;
      case 2:
        return "06 " + mobile.substr(0, 2) + " " + mobile.substr(2, 2) + " " + mobile.substr(4, 2) +
               " " + mobile.substr(6);
      case 3:
        return "06 - " + mobile.substr(0, 4) + " " + mobile.substr(4);
      case 4:
        return "+31 6 " + mobile.substr(0, 4) + mobile.substr(4);
      case 5:
        return "0031 6" + mobile;
      case 6:
        return area + "-" + rest;
      case 7:
        return "(" + area + ") " + rest.substr(0, 3) + " " + rest.substr(3);
      default:
        return "06.\xE2\x80\x8B" + mobile.substr(0, 4) + "." + mobile.substr(4);  // no width
    }
  }

  std::string Iban() {
    const std::string bank = One({"ABNA", "RABO", "INGB"}), account = Digits(10);
    int rest = 0;
    for (const char c : bank + account + "NL00") {
      const int value = c <= '9' ? c - '0' : c - 'A' + 10;
      rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
    }
    const int check = 98 - rest;
    const std::string number = (check < 10 ? "0" : "") + std::to_string(check);
    if (Below(2) == 0) return "NL" + number + bank + account;
    return "NL" + number + " " + bank + " " + account.substr(0, 4) + " " + account.substr(4, 4) +
           " " + account.substr(8);
  }

  std::string Bsn() {
    for (;;) {
      std::string digits = One({"1", "2", "3"}) + Digits(8);
      int sum = 0;
      for (int i = 0; i < 9; ++i) {
        sum += (i == 8 ? -1 : 9 - i) * (digits[static_cast<std::size_t>(i)] - '0');
      }
      if (sum % 11 != 0) continue;
      if (Below(3) > 0) return digits;
      return digits.substr(0, 4) + "." + digits.substr(4, 2) + "." + digits.substr(6);
    }
  }

  std::string Plate() {
    switch (Below(5)) {
      case 0:
        return Letters(2) + "-" + Digits(2) + "-" + Letters(2);
      case 1:
        return Digits(2) + "-" + Letters(3) + "-" + Digits(1);
      case 2:
        return Digits(2) + "-" + Letters(2) + "-" + Letters(2);
      case 3:
        return Letters(1) + "-" + Digits(3) + "-" + Letters(2);
      default:
        return Digits(1) + "-" + Letters(3) + "-" + Digits(2);
    }
  }

  std::string Address() {
    const std::string street = One({"Kerkstraat", "Bosweg", "Molenlaan", "Ter Esch", "Marktplein"});
    const std::string number = Number(1, 240) + One({"", "", "a", "-2"});
    const std::string code = Number(1000, 9999), letters = Letters(2, "ABCDEGHJKLNPRTVX");
    switch (Below(4)) {
      case 0:
        return street + " " + number + ", " + code + " " + letters;
      case 1:
        return code + letters + " " + number;
      case 2:
        return code + " " + letters + ", " + number;
      default:
        return number + " " + code + letters;
    }
  }

 private:
  RandomStream random_;
};

std::string Core(const std::string& secret) {
  std::string core;
  for (const char c : secret) {
    if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) core += c;
  }
  return core;
}

std::string Sentence(Writer* write, const std::string& kind, const std::string& secret) {
  const std::string before =
      kind == "email"    ? write->One({"Meld je aan via ", "Mail naar ", "Vragen? ", "Contact: "})
      : kind == "phone"  ? write->One({"Bel Henk op ", "Tel. ", "App even naar ", "Bereikbaar op "})
      : kind == "iban"   ? write->One({"Gift welkom op ", "Maak over naar ", "Rekening: "})
      : kind == "bsn"    ? write->One({"Mijn BSN is ", "bsn: ", "Op de kaart stond "})
      : kind == "plate"  ? write->One({"Een auto met kenteken ", "Blauwe bus, ", "Wie mist de "})
      : kind == "handle" ? write->One({"Dank aan ", "Goed gezien, ", "Antwoord op "})
                         : write->One({"Het feest is op ", "Afhalen bij ", "Zij wonen op "});
  const std::string after = write->One({".", ", graag voor vrijdag.", "!", " (na zessen)", ""});
  std::string text = write->One({"", "Wat een dag. ", "Buurt, let op! ", "Morgen om 19.30 uur. "});
  return text.append(before).append(secret).append(after);
}

}  // namespace

std::vector<DirtyText> DirtyTexts(std::uint64_t seed, std::size_t count) {
  std::vector<DirtyText> texts;
  for (std::size_t i = 0; i < count; ++i) {
    Writer write(RandomKey(seed, i));
    DirtyText dirty;
    switch (i % 7) {
      case 0:
        dirty = {"email", write.Email(), "", ""};
        break;
      case 1:
        dirty = {"phone", write.Phone(), "", ""};
        break;
      case 2:
        dirty = {"iban", write.Iban(), "", ""};
        break;
      case 3:
        dirty = {"bsn", write.Bsn(), "", ""};
        break;
      case 4:
        dirty = {"plate", write.Plate(), "", ""};
        break;
      case 5:
        dirty = {"address", write.Address(), "", ""};
        break;
      default:
        dirty = {"handle", "@" + write.One({"truus_1", "jandevries", "Buurvrouw", "fc_oost"}), "",
                 ""};
    }
    dirty.core = Core(dirty.secret);
    dirty.text = Sentence(&write, dirty.kind, dirty.secret);
    texts.push_back(std::move(dirty));
  }
  return texts;
}

std::vector<std::string> CleanTexts(std::uint64_t seed, std::size_t count) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < count; ++i) {
    Writer write(RandomKey(seed, i, 1));
    const std::string day = write.Number(1, 29), month = write.Number(1, 13);
    const std::string year = write.Number(1990, 2030);
    std::string text;
    switch (write.Below(16)) {
      case 0:
        text.append("Vergadering op ")
            .append(day)
            .append("-")
            .append(month)
            .append("-")
            .append(year);
        text.append(" om ").append(write.Number(10, 24)).append(":");
        text.append(write.Number(10, 60)).append(" uur.");
        break;
      case 1:
        text = "De verbouwing kost € " + write.Number(1, 9) + "." + write.Digits(3) + "." +
               write.Digits(3) + ",00.";
        break;
      case 2:
        text = "FC Oost won met " + write.Number(1, 9) + "-" + write.Number(0, 9) + " van De Esch.";
        break;
      case 3:
        text = "De N" + write.Number(100, 999) + " is dicht tussen hectometer " +
               write.Number(10, 99) + "," + write.Digits(1) + " en " + write.Number(10, 99) + "," +
               write.Digits(1) + ".";
        break;
      case 4:
        text = "In de Kerkstraat staan " + write.Number(1, 200) + " nieuwe bomen.";
        break;
      case 5:
        text = "Artikel 2." + write.Number(1, 40) + " lid " + write.Number(1, 9) +
               " van de verordening geldt sinds " + year + ".";
        break;
      case 6:
        text = "Al " + write.Number(1000, 9999) + " mensen tekenden; in " + year +
               " waren dat er " + write.Number(100, 999) + ".";
        break;
      case 7:
        text = "Onze winkel is open van " + write.Number(8, 10) + ".00 tot " +
               write.Number(17, 21) + ".30 uur, ook op 2e Pinksterdag.";
        break;
      case 8:
        text = "#losser" + year + " was een feest met " + write.Number(20, 90) + " vrijwilligers.";
        break;
      case 9:
        text = "Zaaknummer Z" + year + "-" + write.Digits(5) + " ligt ter inzage.";
        break;
      case 10:
        text = "Bel bij spoed 112, anders 0900-" + write.Digits(4) + " of 14 053.";
        break;
      case 11:
        text = "Lees verder op https://www.voorbeeld.nl/nieuws/" + year + "/" + write.Digits(4) +
               "?pagina=2";
        break;
      case 12:
        text = "Het regende " + write.Number(10, 90) + " mm in " + write.Number(2, 24) +
               " uur, wind kracht " + write.Number(5, 10) + ".";
        break;
      case 13:
        text = "Jaargang " + year + ", nummer " + write.Number(1, 52) + ", blz. " +
               write.Number(1, 40) + "-" + write.Number(41, 80) + ".";
        break;
      case 14:
        text = "Lot " + write.Digits(6) + " wint de taart, lot " + write.Digits(5) + " de fiets.";
        break;
      default:
        text = "Groep 8 liep " + write.Number(5, 40) + " km en haalde " + write.Number(100, 999) +
               "," + write.Digits(2) + " euro op voor de speeltuin.";
    }
    texts.push_back(text);
  }
  return texts;
}

}  // namespace kringen
