//! THE TABLE: what clutter is, by the words of class names and ids, by roles, tags and lines of text.
//!
//! One row is one rule: its stable id, its family, how firmly it grips, the words that it looks for, and why. To add a
//! rule, add a row (and its message `clutter_<family>` if the family is new); the order matters only where an element
//! matches several rows, then the first one wins. `words` are words of class names, ids and test ids: `post-share-bar`
//! and `postShareBar` hold the words `post`, `share`, `bar` and the pairs `postshare`, `sharebar`; a word after `=` counts only
//! as a whole class name. Words of lines live
//! in `src/lexicon/clutter_lines.txt`, by the same rule ids.

use super::ClutterKind;
use super::ClutterKind::{
    Advertisement, AuthorBox, Breadcrumbs, Comments, Consent, Counter, Footer, Form, Header,
    Hidden, MediaCredit, Metadata, Navigation, Newsletter, Other, Paywall, Promo, Related, Share,
    Sidebar, Tags, Tools,
};

/// How much a rule may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grip {
    /// Whatever is inside, unless it is most of the page's prose.
    Firm,
    /// Unless it holds a fair share of the page's prose: class words lie.
    Loose,
    /// Only pieces that do not read like prose of the article: the box around may hold some.
    Region,
}

/// One row.
#[derive(Debug)]
pub(super) struct Rule {
    /// The family.
    pub kind: ClutterKind,
    /// The stable id.
    pub id: &'static str,
    /// How much it may take.
    pub grip: Grip,
    /// Words of class names and ids.
    pub words: &'static str,
    /// Tags, and values of `role` with an `@`.
    pub tags: &'static str,
    /// What it is and why it goes, for the docs.
    pub doc: &'static str,
}

macro_rules! rules {
    ($($kind:ident $grip:ident $id:literal, $words:literal, $tags:literal, $doc:literal;)*) => {
        &[$(Rule { kind: $kind, id: $id, grip: Grip::$grip, words: $words, tags: $tags, doc: $doc }),*]
    };
}

/// The rules, first match wins.
#[rustfmt::skip]
pub(super) static RULES: &[Rule] = rules! {
    Consent Firm "clutter.consent.class", "cookie cookies cookiebar cookiebanner cookienotice cookieconsent cookiepolicy gdpr onetrust didomi cmpbox cmpcontainer usercentrics cookiebot truste ccpa spmessage privacymanager",
        "", "Cookie and consent notices speak for the site, not for the article.";
    Advertisement Firm "clutter.advertisement.class", "ad ads advert adverts advertisement advertisements advertising adslot adslots adbox adunit adblock adcontainer adwrapper adwrap adlabel adsense adsbygoogle adspace dfp gptad googlead taboola outbrain teads mgid revcontent zergnet adchoices sponsored sponsoredcontent sponsoredlinks sponsorlogo anzeige anzeigen publicidad publicite reklama werbung advertentie pubblicita annonse annons reklam adcode adplaceholder adslug tncmsregionads midarticlead inlinead nativead",
        "amp-ad amp-embed", "Advertisements and their labels.";
    Comments Firm "clutter.comments.class", "comments commentlist commentslist commentsection commentssection commentsarea commentform commentrespond commentswrapper commentcontainer respond disqus disqusthread livefyre viafoura spotim openweb hyvor coralthread fbcomments comentarios commentaires kommentare commenti komentarze reacties discussionthread usercomments commentbody commenttext commentcontent cmtwrap readercomments",
        "", "Readers' comments and the form for them are other people's text.";
    Newsletter Firm "clutter.newsletter.class", "newsletter newsletters newslettersignup newsletterform emailsignup mailinglist mailchimp mcembed signupform emailcapture subscribeform subscribebox subscribewidget subscriptionbox nlsignup signupbox signupmessage newsletterbox optinform convertkit formkit",
        "", "Invitations to a newsletter.";
    Paywall Firm "clutter.paywall.class", "paywall regwall registrationwall subscriptionwall metermessage piano pianooffer tpcontainer subscribercta subscriptionprompt paywalloverlay subscribeprompt premiumbox subscriberonly registerwall leakypaywall",
        "", "Subscription notices.";
    Share Firm "clutter.share.class", "share sharing sharebar sharebuttons sharebutton sharetools sharelinks sharethis shareicons sharepost sharearticle shareline sharemenu sharetool addthis addtoany a2a socialshare socialsharing sociallinks socialicons socialbar socialbuttons socialmedia sociallist socialbookmarks =social socials sharedaddy jpsharing ssba heateor shariff partager compartir compartilhar teilen condividi udostepnij sharer getsocial socialize socialtools socialnav followus followbuttons essb",
        "amp-social-share", "Buttons for sharing and following.";
    Breadcrumbs Firm "clutter.breadcrumbs.class", "breadcrumb breadcrumbs crumbs crumb entrycrumbs breadcrumblist filariane brotkrumen migas", "",
        "The path to the page.";
    Related Firm "clutter.related.neighbours", "postnavigation postnav navlinks nextprev prevnext previouspost nextpost prevpost nextarticle previousarticle postnextprev navprevious navnext previousnext articlepagination storynavigation navprev", "",
        "Links to the article before and the one after.";
    Related Firm "clutter.related.class", "related relatedposts relatedarticles relatedstories relatedcontent relatedlinks relatednews relatedlist relatedtopics relateditems recommended recommendations recommendation recommends recommendedposts youmaylike alsolike youmightlike morestories morenews morearticles morelike morefrom moreon moreposts readnext readmore readalso upnext nextup seealso alsoread trending trendingnow mostread mostpopular mostviewed mostshared popularposts popularstories latestnews latestposts lateststories recentposts recentarticles recirc recirculation recircs nextstory onwardjourney onward yarpp jprelatedposts crosslinks mehrzumthema leesook furtherreading suggestedarticles similarposts similararticles relacionadas relacionados lireaussi teaserlist storylist cardlist headlinelist linklist inthisarticle moreinthisseries collections dontmiss editorspicks editorpicks featuredposts topstories otherstories inarticlerelated readmorebox webring blogroll", "",
        "Links to other articles.";
    AuthorBox Loose "clutter.author.class", "authorbio authorsbio authorbox authorinfo authorprofile authorcard aboutauthor abouttheauthor authordetails authordescription authorarea authorblock authorsection authorfooter authorwidget =bio biography postauthor entryauthor articleauthor authorabout contributorbio writerbio saboxplugin abhbox molongui ppmultipleauthors contributors authorlist", "",
        "A box about the author.";
    Tags Firm "clutter.tags.class", "tags taglist tagslist tagcloud posttags entrytags articletags storytags tagslinks taglinks tagcontainer topiclist topictags keywords keywordlist topicsitem relatedtags catlinks posttag tagwrapper hashtags tagbox storytopics articletopics articlekeywords postcategories topictag", "",
        "Topic labels.";
    MediaCredit Firm "clutter.media_credit.class", "credit credits photocredit imagecredit mediacredit imgcredit piccredit picturecredit photographer imagecopyright mediacopyright imgcopyright captioncredit imageattribution photoattribution", "",
        "Picture credits.";
    MediaCredit Firm "clutter.media_credit.caption", "caption captions figcaption imagecaption photocaption wpcaptiontext captiontext mediacaption imgcaption piccaption captioncontainer gallerycaption videocaption leadmediacaption imagedescription lightboxcaption galleryitem gallerycounter slidecounter videotitle videometa videoplayer jwplayer brightcove playlist mediaplayer videoembed", "figcaption figure",
        "Captions belong to their pictures, which the reading text does not show.";
    Tools Firm "clutter.tools.class", "toolbar articletools posttools storytools =tools printbutton printlink printfriendly printpage fontresize textresizer listen audioplayer audioarticle listentoarticle readaloud readspeaker speechify bookmark bookmarks savearticle savebutton savestory actionbar articleactions articleactionbar actionbuttons reactions likebutton votebutton feedback helpful washelpful playbutton copylink emailthis wprating starrating readingtime readtime googlepreferred googlenews reportcorrection", "",
        "Print, font size, listen, save and rating buttons.";
    Counter Firm "clutter.counter.class", "commentcount commentscount commentcounter commentlink commentslink postcomments viewcount viewscount viewcounter pageviews sharecount likecount likescount postviews viewsnumber hitcounter", "",
        "A number of comments, views or shares.";
    Navigation Firm "clutter.navigation.class", "nav navigation navbar navmenu =menu menus megamenu mainmenu submenu topmenu hamburger skiplink skiplinks skipnav skiptocontent pagination pager pagenav pagelinks jumplinks jumpto subnav sitenav globalnav navlist menuitem dropdownmenu languageswitcher languageselector localnav quicklinks sitemap tocwrapper toc tableofcontents eztoc eztoccontainer lwptoc rankmathtoc wpblockyoasttoc articletoc tocbox toccontainer onthispage", "nav @navigation @menu @menubar @search @toolbar @tablist",
        "Menus, tables of contents and links around the site.";
    Form Firm "clutter.form.class", "=form searchform searchbox searchbar searchfield loginform =login signin =search =subscribe", "form button select fieldset dialog @dialog @alertdialog @form search",
        "Forms and dialogs.";
    Promo Firm "clutter.promo.class", "promo promos promobox promotion promotional promounit cta ctabox ctabanner calltoaction upsell donate donation donations donatebox supportus appdownload appbanner downloadapp appstore giftguide membership membershipbanner subscribebanner leadmagnet popup popups modal modalcontent lightbox =overlay toast notification notifications interstitial bannerpromo promobar affiliatedisclosure disclosure affiliate affiliatedisclaimer whytrustus whyyoucantrust testimonial testimonials testimonialcard testimonialslider aftercontent afterentry", "",
        "The outlet's own promotion.";
    Metadata Loose "clutter.metadata.byline", "byline bylines bylinewrapper articlebyline postbyline entrybyline postmeta entrymeta articlemeta storymeta metainfo metadata dateline timestamp pubdate publishdate publishdatetime publisheddate publicationdate postdate entrydate articledate storydate updateddate lastupdated datepublished datemodified dateupdated postedon postdetails articleinfo postinfo entryinfo storyinfo author authors authorname reviewedby factchecked factchecker byauthor writtenby updatedon articletime posttime", "time",
        "The article's own byline and date, shown as metadata.";
    Header Region "clutter.header.class", "masthead siteheader pageheader globalheader topbar headerwrapper mainheader sitebranding branding logo sitelogo headertop headerbar ticker breakingnews newsticker headerrecwrap announcementbar alertbar", "header @banner",
        "The masthead and what stands in it.";
    Footer Region "clutter.footer.class", "copyright copyrightnotice footer sitefooter pagefooter globalfooter mainfooter footerwrapper colophon footerwidgets copyrightbar footernav footerlinks bottombar", "footer @contentinfo",
        "The foot of the page.";
    Sidebar Region "clutter.sidebar.class", "sidebar sidebars sidebarwrapper rightrail leftrail =rail rightcolumn rightcol rightsidebar leftsidebar =secondarycolumn widgetarea =widget widgets sidecolumn sidecol asidecontent", "aside @complementary",
        "A column beside the article.";
};

/// Words that mark an element as hidden from sight.
pub(super) static HIDING: &str = "hidden sronly visuallyhidden screenreadertext screenreader dnone ishidden displaynone visuallyhide screenreaderonly uhidden avisuallyhidden assistivetext elementinvisible wconditioninvisible";

/// Words that mark a bubble with more about the words before it, which opens when a reader points there.
pub(super) static TIPS: &str = "tooltip tooltiptext tooltipcontent tooltipbubble popover popovercontent hovercard rollover rolloverblock";

/// Words that mark the dek, the summary under the headline.
pub(super) static DEKS: &str = "dek deck standfirst subtitle subtitles subheadline subheadlines subheading subhed subhead articledek headlinedescription articledescription storydescription articlesummary storysummary postsummary articleintro articlelead articlelede storylead entrysummary postexcerpt entryexcerpt articleexcerpt postsubtitle articlesubtitle pagesubtitle entrysubtitle storysubtitle intro introduction lead lede leadtext leadin introtext teasertext articleteaser vorspann anreisser chapo chapeau accroche entradilla bajada copete sottotitolo sommario ingress manchet manchete perex unterzeile abstract summary excerpt tagline articledeck summarytext ";

/// Words that mark the container of the article's body, surest first.
pub(super) static BODIES: &[&str] = &[
    "articlebody articlebodycontent articlebodytext articletext storybody storybodytext storycontent storytext entrycontent postcontent postbody posttext articlecontent articlecontentbody contentbody bodycontent bodycopy articlecopy newstext newsbody newscontent postentry entrybody entrytext blogcontent blogpostcontent singlecontent thecontent articlemaincontent textcontent rtejustify articlecontainerbody tdpostcontent mainarticlebody pagecontent fieldnamebody articlewrap storywrap richtext",
    "article story post entry content maincontent body hentry",
];

/// Keys of the message that gives the reason, by family.
pub(super) fn reason(kind: ClutterKind) -> &'static str {
    match kind {
        Navigation => "clutter_navigation",
        Header => "clutter_header",
        Footer => "clutter_footer",
        Sidebar => "clutter_sidebar",
        Advertisement => "clutter_advertisement",
        Share => "clutter_share",
        Related => "clutter_related",
        Newsletter => "clutter_newsletter",
        Comments => "clutter_comments",
        Consent => "clutter_consent",
        Paywall => "clutter_paywall",
        Tags => "clutter_tags",
        Breadcrumbs => "clutter_breadcrumbs",
        AuthorBox => "clutter_author_box",
        Promo => "clutter_promo",
        Tools => "clutter_tools",
        MediaCredit => "clutter_media_credit",
        Counter => "clutter_counter",
        Form => "clutter_form",
        Hidden => "clutter_hidden",
        Metadata => "clutter_metadata",
        Other => "clutter_other",
    }
}
