//! The relations of Universal Dependencies, as the English treebanks use them.

macro_rules! relations {
    ($($variant:ident = $name:literal: $doc:literal,)*) => {
        /// How a word depends on its head.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Relation {
            $(#[doc = $doc] $variant,)*
        }

        /// Every relation, in the order of its number.
        pub const RELATIONS: &[Relation] = &[$(Relation::$variant,)*];

        impl Relation {
            /// Its name in the treebanks, such as `nsubj:pass`.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }
        }
    };
}

relations! {
    Acl = "acl": "A clause that modifies a noun, other than a relative clause: *plans to leave*.",
    AclRelcl = "acl:relcl": "A relative clause: *the man who left*.",
    Advcl = "advcl": "An adverbial clause: *because it rained*.",
    AdvclRelcl = "advcl:relcl": "A relative clause on a whole clause: *it rained, which was welcome*.",
    Advmod = "advmod": "An adverb.",
    Amod = "amod": "An adjective before or after its noun.",
    Appos = "appos": "An apposition: *Ada Lindqvist, the engineer*.",
    Aux = "aux": "An auxiliary verb.",
    AuxPass = "aux:pass": "The auxiliary of the passive.",
    Case = "case": "A preposition, or the possessive ending.",
    Cc = "cc": "A coordinating conjunction.",
    CcPreconj = "cc:preconj": "The first word of *both … and*, *either … or*.",
    Ccomp = "ccomp": "A clause as complement, with its own subject: *said that it rained*.",
    Compound = "compound": "A noun that modifies a noun.",
    CompoundPrt = "compound:prt": "The particle of a phrasal verb: *pointed out*.",
    Conj = "conj": "A further member of a coordination, on the first.",
    Cop = "cop": "The copula, on the predicate.",
    Csubj = "csubj": "A clause as subject.",
    CsubjPass = "csubj:pass": "A clause as subject of a passive.",
    Dep = "dep": "A dependency of no clear kind.",
    Det = "det": "A determiner.",
    DetPredet = "det:predet": "*all* in *all the king's men*.",
    Discourse = "discourse": "An interjection or a filler.",
    Dislocated = "dislocated": "A fronted or postponed element that a pronoun stands for.",
    Expl = "expl": "*there* and *it* without meaning.",
    Fixed = "fixed": "A further word of a fixed expression: *because of*.",
    Flat = "flat": "A further word of a name.",
    Goeswith = "goeswith": "A piece of a word that is written apart.",
    Iobj = "iobj": "An indirect object without preposition: *told reporters that*.",
    List = "list": "A further item of a list.",
    Mark = "mark": "The word that subordinates a clause: *that*, *whether*, *to*.",
    Nmod = "nmod": "A noun with a preposition that modifies a noun.",
    NmodDesc = "nmod:desc": "A title before a name: *President Aldous*.",
    NmodPoss = "nmod:poss": "A possessor.",
    NmodUnmarked = "nmod:unmarked": "A noun without preposition that modifies a noun: *Friday morning*.",
    Nsubj = "nsubj": "A subject.",
    NsubjOuter = "nsubj:outer": "The subject of a clause whose predicate is a clause.",
    NsubjPass = "nsubj:pass": "The subject of a passive.",
    Nummod = "nummod": "A number that counts a noun.",
    Obj = "obj": "An object.",
    Obl = "obl": "A noun with a preposition that modifies a verb.",
    OblAgent = "obl:agent": "The agent of a passive: *by the mayor*.",
    OblUnmarked = "obl:unmarked": "A noun without preposition that modifies a verb: *spoke Tuesday*.",
    Orphan = "orphan": "What is left where a head is left out.",
    Parataxis = "parataxis": "A clause beside another, such as the speech clause inside or after what is said.",
    Punct = "punct": "A mark.",
    Reparandum = "reparandum": "What a speaker corrects.",
    Root = "root": "The word that the sentence depends on.",
    Vocative = "vocative": "Who is spoken to.",
    Xcomp = "xcomp": "A complement without its own subject: *wants to leave*.",
}

impl Relation {
    /// The relation called `name`. One that the models do not tell apart is its general kind: `csubj:outer` is `csubj`.
    pub fn named(name: &str) -> Option<Self> {
        let find = |name| RELATIONS.iter().find(|relation| relation.name() == name);
        find(name)
            .or_else(|| find(name.split(':').next()?))
            .copied()
    }

    /// Its number, an index into [`RELATIONS`].
    pub fn index(self) -> usize {
        self as usize
    }

    /// Its name without the part after a colon.
    pub fn general(self) -> &'static str {
        let name = self.name();
        name.split_once(':').map_or(name, |(general, _)| general)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relations_are_found_by_name_and_number() {
        for (i, relation) in RELATIONS.iter().enumerate() {
            assert_eq!(relation.index(), i);
            assert_eq!(Relation::named(relation.name()), Some(*relation));
        }
        assert_eq!(Relation::named("csubj:outer"), Some(Relation::Csubj));
        assert_eq!(Relation::named("no such relation"), None);
        assert_eq!(Relation::NsubjPass.general(), "nsubj");
    }
}
